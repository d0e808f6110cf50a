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
            var folded = SearchText.Fold(typed);
            if (folded.Length == 0)
                return rows;
            if (!SearchWords.Any(folded))
                return rows.Where(_ => false);
            var hits = db.Provider.Search(db, typeof(T).Name, folded);
            return rows.Where(r => hits.Contains(r.Id));
        }
    }
}
