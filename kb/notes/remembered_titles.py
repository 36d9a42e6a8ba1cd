"""What articles were called in which notes stand: it is needed of those that have gone."""

from sqlite_utils import Database

from kb.notes.placement_store import known_text
from kb.text.first_line import first_line


def remembered_titles(database: Database) -> dict[str, str]:
    """Article id → its title when the newest note in it was made, deleted notes too: the first line of its text then.

    An article whose text is not kept is left out.
    """
    newest = "select article_id, text_hash, max(created) from items group by article_id"
    found = (
        (str(article_id), first_line(known_text(database, str(text_hash)) or ""))
        for article_id, text_hash, _ in database.execute(newest).fetchall()
    )
    return {article_id: title for article_id, title in found if title}
