using Microsoft.EntityFrameworkCore;

namespace Haitang.Web.Identity;

/// <summary>The table of people, as ASP.NET Core Identity reads and writes it.</summary>
public sealed class PeopleContext(DbContextOptions<PeopleContext> options) : DbContext(options)
{
    public DbSet<Person> People => Set<Person>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var person = modelBuilder.Entity<Person>().ToTable("users", "haitang");
        person.HasKey(p => p.Id);
        person.Property(p => p.Id).HasColumnName("id").ValueGeneratedNever();
        person.Property(p => p.UserName).HasColumnName("user_name");
        person.Property(p => p.NormalizedUserName).HasColumnName("normalized_user_name");
        person.Property(p => p.DisplayName).HasColumnName("display_name");
        person.Property(p => p.Language).HasColumnName("language");
        person.Property(p => p.PasswordHash).HasColumnName("password_hash");
        person.Property(p => p.SecurityStamp).HasColumnName("security_stamp");
        person.Property(p => p.ConcurrencyStamp).HasColumnName("concurrency_stamp").IsConcurrencyToken();
        person.Property(p => p.AccessFailedCount).HasColumnName("access_failed_count");
        person.Property(p => p.LockoutEnd).HasColumnName("lockout_end");
        person.Property(p => p.CreatedAt).HasColumnName("created_at");

        // Not kept: everybody can be locked out, and nobody is reached by what stands here.
        person.Ignore(p => p.LockoutEnabled).Ignore(p => p.TwoFactorEnabled).Ignore(p => p.Email).Ignore(p => p.NormalizedEmail)
            .Ignore(p => p.EmailConfirmed).Ignore(p => p.PhoneNumber).Ignore(p => p.PhoneNumberConfirmed);
    }
}
