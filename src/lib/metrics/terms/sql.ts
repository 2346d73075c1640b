const texts = `of_period as (
	select complaint_id, true as is_now, category_l1, lower($field) as text
	from mart_complaints where $field is not null /*filter*/
	union all
	select complaint_id, false as is_now, category_l1, lower($field) as text
	from mart_complaints where $field is not null $before
), texts as (
	select complaint_id, is_now, category_l1, text from of_period
	qualify row_number() over (partition by is_now order by hash(complaint_id), complaint_id) <= $most
)`;

/** How many complaints have a text, and how many are looked at. */
export const sizesSql = `-- One row. Key: now.
with ${texts}
select
	(select count(*) filter (where is_now)::integer from of_period) as now,
	(select count(*) filter (where not is_now)::integer from of_period) as before,
	count(*) filter (where is_now)::integer as lookedNow,
	count(*) filter (where not is_now)::integer as lookedBefore
from texts`;

/**
 * The complaints of each run of two to eight Chinese characters that has enough different neighbours, and of each Latin word. Where a run
 * begins or ends a stretch of characters, that counts as another neighbour each time.
 */
export const countsSql = `-- One row per term. Key: term.
with ${texts}, stretches as (
	select complaint_id, is_now, unnest(regexp_extract_all(text, '\\p{Han}{2,}')) as stretch from texts
), lengths as (
	select unnest([2, 3, 4, 5, 6, 7, 8]) as size
), begun as (
	select complaint_id, is_now, stretch, size, unnest(range(1, length(stretch) - size + 2)) as place
	from stretches, lengths where length(stretch) >= size
), grams as (
	select complaint_id, is_now, substr(stretch, place, size) as term,
		if(place > 1, substr(stretch, place - 1, 1), null) as left_one,
		if(place + size <= length(stretch), substr(stretch, place + size, 1), null) as right_one
	from begun
), chinese as (
	select term,
		count(distinct complaint_id) filter (where is_now)::integer as now,
		count(distinct complaint_id) filter (where not is_now)::integer as before
	from grams group by term
	having count(distinct complaint_id) >= $least
		and count(distinct left_one) + count(*) filter (where left_one is null) >= $neighbours
		and count(distinct right_one) + count(*) filter (where right_one is null) >= $neighbours
), words as (
	select complaint_id, is_now, unnest(regexp_extract_all(text, '[a-z]{3,}')) as term from texts
), latin as (
	select term,
		count(distinct complaint_id) filter (where is_now)::integer as now,
		count(distinct complaint_id) filter (where not is_now)::integer as before
	from words group by term having count(distinct complaint_id) >= $least
)
select term, now, before from chinese union all select term, now, before from latin order by term`;

/** The complaints of this period by category, and by term and category. */
export const withinSql = `-- One row per category, and per term and category. Key: term, category_l1.
with ${texts}, terms as (
	select term from (values $terms) as t (term)
), pairs as (
	select term, category_l1, count(*)::integer as n
	from texts join terms on contains(text, term) where is_now group by all
), sizes as (
	select null as term, category_l1, count(*)::integer as n from texts where is_now group by category_l1
)
select term, category_l1, n from sizes union all select term, category_l1, n from pairs
order by term nulls first, n desc, category_l1`;
