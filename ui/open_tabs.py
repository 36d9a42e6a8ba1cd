"""The 页签: several ways through the articles, each with its own place and history, one of them the present one."""

from ui.visit_history import Visit, VisitHistory

MOST_TABS = 8  # each title still has its first words at 1366 pixels


class OpenTabs:
    """At least one; counted from 0."""

    def __init__(self) -> None:
        self._tabs = [VisitHistory()]
        self._at = 0

    @property
    def present(self) -> VisitHistory:
        """The one that is shown."""
        return self._tabs[self._at]

    @property
    def at(self) -> int:
        """Which one is the present one."""
        return self._at

    @property
    def full(self) -> bool:
        """Whether there can be no more."""
        return len(self._tabs) >= MOST_TABS

    @property
    def articles(self) -> tuple[str, ...]:
        """The article that each is at, or was at last; empty for one that was at none yet."""
        return tuple(tab.article_id for tab in self._tabs)

    def add(self) -> VisitHistory:
        """A new one right of the present one, which it takes the place of."""
        self._at += 1
        self._tabs.insert(self._at, VisitHistory())
        return self.present

    def add_at_rest(self, article_id: str, offset: int, *, before: bool) -> None:
        """A further one at an article, left of the present one or behind all, which stays the present one."""
        tab = VisitHistory()
        tab.visit(Visit(article_id, offset))
        if before:
            self._tabs.insert(self._at, tab)
            self._at += 1
        else:
            self._tabs.append(tab)

    def choose(self, number: int) -> VisitHistory:
        """Make another one the present one; numbers go round."""
        self._at = number % len(self._tabs)
        return self.present

    def close(self, number: int) -> VisitHistory:
        """Take one away; of the present one its right neighbour takes the place. The last one begins anew."""
        del self._tabs[number]
        if not self._tabs:
            self._tabs.append(VisitHistory())
        if number < self._at or self._at == len(self._tabs):
            self._at = max(self._at - 1, 0)
        return self.present
