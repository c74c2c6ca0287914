"""What an operator does by hand, with the rights of the AWS account, where the service has nobody
left who may: each act is a command, asks who does it, and is noted."""
