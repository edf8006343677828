"""One window per register: a second start raises the first and ends."""

from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

_WAIT_MS = 500
_AFTER_PAINT_MS = 50
_RAISE = b"raise"


def server_name(directory: Path) -> str:
    """Return the name the first window of a register listens on."""
    import hashlib

    digest = hashlib.sha256(str(directory.resolve()).encode("utf-8")).hexdigest()
    return f"flexdesk-{digest[:20]}"


class Single(QObject):
    """A lock file says who is first; a local socket, opened after first paint, is listened on."""

    raised = Signal()

    def __init__(self, directory: Path) -> None:
        super().__init__()
        self._directory = directory
        directory.parent.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(directory.parent / f"{directory.name}.open"))
        self._lock.setStaleLockTime(0)
        self._server: QObject | None = None

    def is_first(self) -> bool:
        """Say whether no other window has this register; if one has, raise it."""
        return self._lock.tryLock(0) or not self._raise_other()

    def listen_soon(self) -> None:
        """Listen once the window is painted: networking is loaded late."""
        QTimer.singleShot(_AFTER_PAINT_MS, self, self.listen)

    def listen(self) -> None:
        """Listen for a second start."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # the lock is ours: a socket of this name is left from a crash
        QLocalServer.removeServer(server_name(self._directory))
        server.newConnection.connect(self._on_connection)
        server.listen(server_name(self._directory))
        self._server = server

    def close(self) -> None:
        """Let the next start be the first."""
        from PySide6.QtNetwork import QLocalServer

        if isinstance(self._server, QLocalServer):
            self._server.close()
        self._lock.unlock()

    def _raise_other(self) -> bool:
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(server_name(self._directory))
        if not socket.waitForConnected(_WAIT_MS):
            return False
        socket.write(_RAISE)
        socket.waitForBytesWritten(_WAIT_MS)
        socket.disconnectFromServer()
        return True

    def _on_connection(self) -> None:
        from PySide6.QtNetwork import QLocalServer

        if isinstance(self._server, QLocalServer):
            socket = self._server.nextPendingConnection()
            if socket is not None:
                socket.disconnected.connect(socket.deleteLater)
        self.raised.emit()
