"""Business time: the one clock, and the working days of the city's organs."""
