"""Small widgets that several panes use and that know nothing of the knowledge base."""
