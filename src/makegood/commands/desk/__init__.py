"""What staff keep beside the tickets: tags, fields, links, saved replies, drafts, looks."""
