"""What anybody may call, or whoever is signed in: what the office shows, the way to an account, and
everybody's own account."""
