"""Units and persons are told (R-6.3): events become notices by one table, and a sender delivers them."""
