using UngCuu.Data.Providers;
using UngCuu.Shared;

namespace UngCuu.Data;

public static class Search
{
    extension<T>(IQueryable<T> rows) where T : Entity
    {
        /// <summary>Rows whose words contain, for each word typed, one that begins with it; marks and case do not matter.</summary>
        public IQueryable<T> Matching(AppDb db, string? typed)
        {
            if (db.Hits<T>(typed) is not { } hits)
                return rows;
            var ids = hits.Select(h => h.SubjectId);
            return rows.Where(r => ids.Contains(r.Id));
        }
    }

    extension(AppDb db)
    {
        /// <summary>What is found for the words typed, of one kind; the later it came, the larger its id. Null: no word was typed.</summary>
        public IQueryable<SearchEntry>? Hits<T>(string? typed) where T : Entity
        {
            var folded = SearchText.Fold(typed);
            return folded.Length == 0 ? null
                : SearchWords.Any(folded) ? db.Provider.Hits(db, typeof(T).Name, folded)
                : db.SearchEntries.Where(_ => false);
        }

        /// <summary>The same found by reading each entry: for rows that are few and known, where the index would be searched anew for each.</summary>
        public IQueryable<SearchEntry> Holding<T>(string? typed) where T : Entity
        {
            var kind = typeof(T).Name;
            return db.Holding(typed).Where(s => s.Kind == kind);
        }

        /// <summary>Of any kind: for a stretch of the newest, which a database asked for a kind would look up by kind instead.</summary>
        public IQueryable<SearchEntry> Holding(string? typed)
        {
            var folded = SearchText.Fold(typed);
            var any = SearchWords.Any(folded);
            var entries = db.SearchEntries.Where(_ => any);
            foreach (var word in SearchWords.Of(folded))
                entries = entries.Where(s => (" " + s.Words).Contains(" " + word));
            return entries;
        }
    }
}
