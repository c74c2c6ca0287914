"""DynamoDB in memory, for tests and for as many records as a measurement asks for.

``client.MemoryDynamo`` stands where boto3's client stands: the adapters above it are the real ones.
``tests/contract/test_memory_dynamodb.py`` holds it against moto and AWS's own DynamoDB Local.
"""
