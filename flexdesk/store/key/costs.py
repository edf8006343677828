"""What one guess at a passphrase costs: Argon2id parameters, their floor and their ceiling."""

from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw

KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class KdfCost:
    """Cost of one derivation: memory in KiB, passes and lanes."""

    memory_kib: int
    passes: int
    lanes: int

    def is_at_least(self, floor: "KdfCost") -> bool:
        """Return whether neither memory nor passes lie below the floor."""
        return self.memory_kib >= floor.memory_kib and self.passes >= floor.passes

    def is_sane(self) -> bool:
        """Return whether a file may ask for this much: a false header must not eat the memory."""
        return (
            1 <= self.lanes <= _MOST.lanes
            and 8 * self.lanes <= self.memory_kib <= _MOST.memory_kib
            and 1 <= self.passes <= _MOST.passes
        )


STANDARD = KdfCost(memory_kib=64 * 1024, passes=3, lanes=4)
"""What every real store is made with, and the floor of every header."""

_MOST = KdfCost(memory_kib=1024 * 1024, passes=16, lanes=16)


def stretch(passphrase: bytes, salt: bytes, cost: KdfCost) -> bytes:
    """Return the key that a passphrase gives under a salt and a cost."""
    return hash_secret_raw(
        secret=passphrase,
        salt=salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )
