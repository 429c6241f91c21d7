"""What the regulation allows: cases, their states, who may do what. No I/O, no driver."""
