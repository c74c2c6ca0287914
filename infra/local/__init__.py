"""The whole service on one machine: moto for AWS, the real Lambda handlers, one loopback origin."""
