using UngCuu.Data.Providers;
using UngCuu.Drills;
using UngCuu.Shared;

namespace UngCuu.Tests.Backups;

public class PostgresProgramsTests
{
    [Fact]
    public void The_client_programs_are_told_by_environment_what_the_address_says()
    {
        var words = PostgresPrograms.Environment("Host=db.example.vn;Port=6432;Database=ungcuu;Username=u;Password=bí mật;SSL Mode=VerifyFull;Root Certificate=/ca.pem").ToDictionary();
        Assert.Equal(("db.example.vn", "6432", "ungcuu", "u", "bí mật", "verify-full", "/ca.pem"),
            (words["PGHOST"], words["PGPORT"], words["PGDATABASE"], words["PGUSER"], words["PGPASSWORD"], words["PGSSLMODE"], words["PGSSLROOTCERT"]));
        Assert.DoesNotContain("PGPASSWORD", PostgresPrograms.Environment("Host=/run/postgresql;Database=ungcuu").ToDictionary().Keys);
    }

    [Fact]
    public void What_is_missing_or_older_than_the_server_is_named_with_the_package_that_brings_it()
    {
        var missing = Assert.Throws<RuleBroken>(() => PostgresPrograms.Find("pg_nothing", 15));
        Assert.Equal(("backup.noProgram", "pg_nothing", 15), (missing.Key, missing.Args[0], missing.Args[1]));
        Assert.SkipUnless(PrivatePostgres.Programs is not null, "PostgreSQL is not installed (postgresql-15).");
        var older = Assert.Throws<RuleBroken>(() => PostgresPrograms.Find("pg_dump", 9_000));
        Assert.Equal(("backup.olderProgram", "pg_dump", 9_000), (older.Key, older.Args[0], older.Args[2]));
        Assert.True(File.Exists(PostgresPrograms.Find("pg_restore", 10)));
    }
}
