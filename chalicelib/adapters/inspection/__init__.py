"""The automatic check of sent-in files: the ``Inspector`` and ``Scanner`` ports.

``sandbox`` runs in the Lambda and looks at nothing but the first bytes; ``worker`` and what it
imports run in a process of their own that may be killed at any time.
"""
