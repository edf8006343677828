"""Importér: choose or drop a file, look at the plan, take it in whole, see what stands out."""
