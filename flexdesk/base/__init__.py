"""Ground floor: errors, clock, ids, periods, numbers of people and firms, Danish text, resources.

May import: the standard library and platformdirs only.
"""
