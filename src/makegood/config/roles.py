"""Which roles does a database of ours know, and what may each of them do?"""

CLUSTER_ROLE = "makegood_cluster"
OWNER_ROLE = "makegood_owner"
APP_ROLE = "makegood"

# Run once, by the superuser, in the template from which every database of ours is made: the
# default privileges, extensions and grants come along with each copy. The app role owns nothing
# and walls hold for it; the owner's tables reach it by default privileges, and a migration takes
# away what it must not do.
TEMPLATE_STATEMENTS = (
    f"CREATE ROLE {OWNER_ROLE} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS",
    f"CREATE ROLE {APP_ROLE} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS",
    "CREATE EXTENSION pg_trgm",
    "CREATE EXTENSION unaccent",
    f"GRANT USAGE ON SCHEMA public TO {APP_ROLE}",
    f"ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER_ROLE} IN SCHEMA public"
    f" GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {APP_ROLE}",
    f"ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER_ROLE} IN SCHEMA public"
    f" GRANT USAGE, SELECT ON SEQUENCES TO {APP_ROLE}",
    f"ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER_ROLE} REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC",
    f"ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER_ROLE} IN SCHEMA public"
    f" GRANT EXECUTE ON FUNCTIONS TO {APP_ROLE}",
)

# Rights on the database itself are not copied from the template. Without TEMPORARY, the app role
# cannot own so much as a temporary table.
DATABASE_STATEMENTS = (
    "REVOKE ALL ON DATABASE {database} FROM PUBLIC",
    f"GRANT CONNECT ON DATABASE {{database}} TO {APP_ROLE}",
)
