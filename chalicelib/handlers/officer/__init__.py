"""What officers see and decide: queues, applications, permits, messages, delegations."""
