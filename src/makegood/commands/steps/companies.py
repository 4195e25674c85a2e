"""Finding the company that a command is about."""

from uuid import UUID

from makegood.commands.refused import NotThere
from makegood.people.models import Actor, Company


def lock_company(company_id: UUID, *, by: Actor) -> Company:
    """The company, locked until the command commits. Raises NotThere."""
    ours = Company.objects.select_for_update(no_key=True).filter(brand=by.brand_id)
    company = ours.filter(id=company_id).first()
    if company is None:
        raise NotThere
    return company
