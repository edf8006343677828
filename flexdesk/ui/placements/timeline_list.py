"""The timeline by keyboard and pointer: arrows choose, Alt moves planned days, a pull does too."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip

from flexdesk.ui.placements.timeline_drag import Pull
from flexdesk.ui.placements.timeline_model import Line
from flexdesk.ui.placements.timeline_rows import TimelineRows
from flexdesk.ui.placements.timeline_shift import END, WHOLE, begun, ends_of, moved
from flexdesk.ui.placements.words import bar_tip, row_tip

_WEEK = 7
_PAGE = 10
_WHEEL = 120.0
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_FOLDS = _ENTER | {Qt.Key.Key_Space}
_MOVES = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -_PAGE,
    Qt.Key.Key_PageDown: _PAGE,
}
_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ENDS = {Qt.Key.Key_Home: -1_000_000, Qt.Key.Key_End: 1_000_000}
_ZOOMS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
_ALT, _SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_OVERRIDE = QEvent.Type.ShortcutOverride
_LEFT_BUTTON = Qt.MouseButton.LeftButton


class TimelineList(TimelineRows):
    """The rows as one works with them."""

    # --- keys -------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == _OVERRIDE and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            is_ours = bool(event.modifiers() & _ALT) and key in _SIDEWAYS
            is_back = self.shift is not None and (key == Qt.Key.Key_Escape or _is_undo(event))
            # here Alt + arrow moves days; elsewhere it turns to the next citizen
            if is_ours or is_back:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        has = event.modifiers() & (_ALT | _SHIFT | _CONTROL)
        if has & _ALT:
            taken = key in _SIDEWAYS and self._step_days(_SIDEWAYS[key], is_end=bool(has & _SHIFT))
        elif has & _CONTROL:
            taken = self._on_control(key)
        else:
            taken = self._on_key(key)
        # letters are commands of the window, never a search here
        event.setAccepted(taken)

    def _on_control(self, key: Qt.Key) -> bool:
        if key in _SIDEWAYS:
            self.set_scale(self.scale.moved_months(_SIDEWAYS[key]))
        elif key in _ENDS:
            self._step(_ENDS[key])
        elif key in _ZOOMS:
            self.set_scale(self.scale.stepped(_ZOOMS[key]))
        elif key == Qt.Key.Key_Z and self.shift is not None:
            # the days are not saved yet: what was saved before is not what one regrets
            self.put_back()
        else:
            return False
        return True

    def _on_key(self, key: Qt.Key) -> bool:
        line = self.line
        is_head = line is not None and line.row is None
        if key in _MOVES:
            self._step(_MOVES[key])
        elif key in _ZOOMS:
            self.set_scale(self.scale.stepped(_ZOOMS[key]))
        elif key == Qt.Key.Key_Home:
            self.home()
        elif key in _SIDEWAYS:
            self._sideways(_SIDEWAYS[key], line, is_head=is_head)
        elif key in _FOLDS and is_head and line is not None:
            self._fold(line, is_open=not self.lines.is_open(line.group.key))
        elif key in _ENTER and self.row is not None:
            self.commit()
            self.open_wanted.emit(self.row.citizen)
        elif key == Qt.Key.Key_Escape and self.shift is not None:
            self.put_back()
        else:
            return False
        return True

    def _sideways(self, by: int, line: Line | None, *, is_head: bool) -> None:
        if line is None:
            return
        if is_head:
            self._fold(line, is_open=by > 0)
            return
        row = self.row
        if row is None or not row.bars:
            return
        keys = [bar.key for bar in row.bars]
        at = keys.index(self.delegate.bar) if self.delegate.bar in keys else 0
        self._choose_bar(row, keys[min(max(at + by, 0), len(keys) - 1)])
        bar = self.bar
        if bar is not None:
            self.set_scale(self.scale.showing(bar.start, bar.last_day))

    # --- moving days ------------------------------------------------------------------------

    def _step_days(self, by: int, *, is_end: bool) -> bool:
        row, bar = self.row, self.bar
        if row is None or bar is None:
            return True
        if not ends_of(bar):
            self.fixed.emit(bar)
            return True
        shift = self.shift or begun(row.citizen, bar)
        self.delegate.shift = moved(shift, END if is_end else WHOLE, by * _WEEK)
        self._is_waiting = True
        self._waiting.start()
        self.bar_chosen.emit()
        self.viewport().update()
        return True

    # --- pointer ----------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta()
        if event.modifiers() & _CONTROL:
            x = event.position().x() - self.time_left()
            self.set_scale(self.scale.stepped(1 if turn.y() > 0 else -1, max(0.0, x)))
        elif turn.x() or event.modifiers() & _SHIFT:
            self.pull_time(-(turn.x() or turn.y()) / _WHEEL * 60)
        else:
            super().wheelEvent(event)
            return
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        index = self.indexAt(at.toPoint())
        line = self.lines.line_at(index.row()) if index.isValid() else None
        if event.button() != _LEFT_BUTTON or line is None:
            return
        if line.row is None:
            self._go_to(index.row())
            self._fold(line, is_open=not self.lines.is_open(line.group.key))
            return
        rect = QRectF(self.visualRect(index))
        bar = self.delegate.bar_at(line.row, rect, at)
        self._go_to(index.row(), bar.key if bar is not None else "")
        self.commit()
        if bar is not None and ends_of(bar):
            place = self.delegate.place(bar, rect)
            self._pull = Pull.begin(line.row.citizen, bar, place, at) if place else None
        elif bar is None and at.x() > self.time_left():
            self._pull = Pull.of_time(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._pull is None or not event.buttons() & _LEFT_BUTTON:
            self._hover(event)
            return
        pull = self._pull
        if not pull.is_far(at):
            return
        if pull.shift is None:
            self.pull_time(pull.last.x() - at.x())
            pull.last = at
            return
        self.delegate.shift = pull.moved(at, self.scale.day_width)
        self.bar_chosen.emit()
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        del event
        pull, self._pull = self._pull, None
        shift = self.shift
        if pull is None or pull.shift is None or shift is None:
            return
        if shift.is_moved:
            self.shift_wanted.emit(shift)
        else:
            self.put_back()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.lines.row_at(self.indexAt(event.position().toPoint()).row())
        if row is not None:
            self.open_wanted.emit(row.citizen)

    def _hover(self, event: QMouseEvent) -> None:
        at = event.position()
        index = self.indexAt(at.toPoint())
        line = index.row() if index.isValid() else -1
        if line != self.delegate.hovered:
            self.delegate.hovered = line
            self.viewport().update()
        row = self.lines.row_at(line)
        bar = self.delegate.bar_at(row, QRectF(self.visualRect(index)), at) if row else None
        shape = Qt.CursorShape.ArrowCursor
        if bar is not None and ends_of(bar):
            shape = Qt.CursorShape.SizeHorCursor
        elif line >= 0 and row is None:
            shape = Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)

    def leaveEvent(self, event: QEvent) -> None:
        self.delegate.hovered = -1
        self.viewport().update()
        super().leaveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(event), self)
            return True
        return super().viewportEvent(event)

    def tip_at(self, event: QHelpEvent) -> str:
        """Return what the tip says: the bar, else the row."""
        index = self.indexAt(event.pos())
        row = self.lines.row_at(index.row()) if index.isValid() else None
        if row is None:
            return ""
        rect = QRectF(self.visualRect(index))
        bar = self.delegate.bar_at(row, rect, event.pos().toPointF())
        if bar is not None:
            return bar_tip(bar)
        return row_tip(row, is_hidden=self.lines.is_hidden)


def _is_undo(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Z and event.modifiers() == _CONTROL
