"""Before the register is open: two doors, first start with the recovery key, unlocking."""
