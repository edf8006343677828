"""Error kinds: each carries a stable code and facts; the Danish words live in app.sentences."""


class FlexDeskError(Exception):
    """Something went wrong that has a code and a Danish sentence.

    `code` is stable and dotted ("store.wrong_passphrase"); `facts` fill the sentence and never
    hold a CPR number, a name or any other personal value.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts: dict[str, object] = dict(facts)


class UserError(FlexDeskError):
    """The user can put it right: bad input, a file open elsewhere, a rule not met."""


class UsageError(FlexDeskError):
    """The command line was called with words it does not know (exit 2)."""


class EnvironmentFaultError(FlexDeskError):
    """The surroundings failed: disk full, share gone, store locked. What was typed is kept."""


class StoreDamagedError(FlexDeskError):
    """The store, its header or its head is damaged or lacks changes (exit 3)."""


class CancelledError(FlexDeskError):
    """The user stopped a long job; nothing of it is left."""

    def __init__(self) -> None:
        super().__init__("job.cancelled")
