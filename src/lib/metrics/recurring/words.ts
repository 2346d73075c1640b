import { words, type Words } from '#lib/i18n/locale.ts';
import type { Issue, IssueLabel, LabelReason } from '#lib/metrics/recurring/issues.ts';

/** What each kind of recurring issue is called, and what it is. */
export const kindWords: Readonly<
	Record<Issue['kind'], { readonly name: Words; readonly is: Words; readonly counts: Words }>
> = {
	spike: {
		name: words('异常增多', '異常增多', 'Improbable count'),
		is: words(
			'同一项目、同一类别，一个月的件数在它自己前几个月的水平下很难偶然出现',
			'同一項目、同一類別，一個月的件數在它自己前幾個月的水平下很難偶然出現',
			'A count of one category at one site that its own months before make improbable'
		),
		counts: words('投诉', '投訴', 'Complaints')
	},
	repeat: {
		name: words('重复投诉', '重複投訴', 'Repeats'),
		is: words(
			'同一户就同一类事再次投诉，按项目与类别归在一起',
			'同一戶就同一類事再次投訴，按項目與類別歸在一起',
			'The same household complains of the same category again; put together by site and category'
		),
		counts: words('再次投诉', '再次投訴', 'Repeats')
	},
	pareto: {
		name: words('长期居多', '長期居多', 'Lasting vital few'),
		is: words(
			'连续几个月都在占大多数的少数类别里',
			'連續幾個月都在佔大多數的少數類別裡',
			'Among the few categories that make up most complaints, month after month'
		),
		counts: words('投诉', '投訴', 'Complaints')
	},
	staff: {
		name: words('多户投诉一人', '多戶投訴一人', 'One person, several units'),
		is: words(
			'一个月内有几户不同的住户投诉同一人；只看被投诉人，不看处理人',
			'一個月內有幾戶不同的住戶投訴同一人；只看被投訴人，不看處理人',
			'Several different units complained of one person in a calendar month; never of whoever handles a complaint'
		),
		counts: words('对此人的投诉', '對此人的投訴', 'Complaints of the person')
	},
	contractor: {
		name: words('单位屡次违约', '單位屢次違約', 'Contractor, several notices'),
		is: words(
			'一家施工单位在规定的月数内有几张整改通知违约',
			'一家施工單位在規定的月數內有幾張整改通知違約',
			'One contractor broke several rectification notices within the months that the rulebook names'
		),
		counts: words('违约的通知', '違約的通知', 'Broken notices')
	}
};

export const labelWords: Readonly<Record<IssueLabel, { readonly name: Words; readonly is: Words }>> = {
	single: {
		name: words('单次', '單次', 'Single'),
		is: words('近期只在一个月里发现', '近期只在一個月裡發現', 'Found in one month only')
	},
	recurring: {
		name: words('反复', '反覆', 'Recurring'),
		is: words('近期在几个月里发现', '近期在幾個月裡發現', 'Found in several months')
	},
	systemic: {
		name: words('普遍', '普遍', 'Systemic'),
		is: words(
			'不止一个项目，或者不止一种方式都指向同一处',
			'不止一個項目，或者不止一種方式都指向同一處',
			'At more than one site, or found in more than one way at the same place'
		)
	}
};

/** Why an issue has its label. */
export const reasonWords: Readonly<Record<LabelReason, Words>> = {
	usual: words(
		'都在往常的波动之内，不计入涉及面。',
		'都在往常的波動之內，不計入涉及面。',
		'All of it is within what is usual, and says nothing of reach.'
	),
	once: words(
		'近 {window} 个月里只在这一个月发现。',
		'近 {window} 個月裡只在這一個月發現。',
		'In the last {window} months it was found in this month only.'
	),
	months: words(
		'近 {window} 个月里有 {n} 个月发现：{months}。',
		'近 {window} 個月裡有 {n} 個月發現：{months}。',
		'In the last {window} months it was found in {n}: {months}.'
	),
	run: words(
		'近 {window} 个月里有 {n} 个月处于这样的连续之中。',
		'近 {window} 個月裡有 {n} 個月處於這樣的連續之中。',
		'In the last {window} months, {n} were part of such a run.'
	),
	sites: words('不止一个项目：{sites}。', '不止一個項目：{sites}。', 'At more than one site: {sites}.'),
	kinds: words(
		'同一项目、同一类别还发现了：{kinds}。',
		'同一項目、同一類別還發現了：{kinds}。',
		'At the same site and category there is also: {kinds}.'
	)
};

/** What becomes of a count in view of how counts vary in this log. */
export const usualWords = {
	chance: words(
		'台账里各项目、类别的件数逐月的起伏与偶然相当，这个概率可以照用。',
		'台賬裡各項目、類別的件數逐月的起伏與偶然相當，這個機率可以照用。',
		'In this log counts vary from month to month about as chance makes them, so this probability can be taken as it is.'
	),
	confirmed: words(
		'这样的件数在本台账里逐月的起伏是偶然的 {variation} 倍；计入这一点，{p}，{q}，仍不超过 {limit}。',
		'這樣的件數在本台賬裡逐月的起伏是偶然的 {variation} 倍；計入這一點，{p}，{q}，仍不超過 {limit}。',
		'In this log such counts vary {variation} times as widely from month to month as by chance; with that, {p} and {q}, still not above {limit}.'
	),
	usual: words(
		'但这样的件数在本台账里逐月的起伏是偶然的 {variation} 倍；计入这一点，{p}，{q}，超过 {limit}：还在往常的波动之内，单凭这个数不必处理。',
		'但這樣的件數在本台賬裡逐月的起伏是偶然的 {variation} 倍；計入這一點，{p}，{q}，超過 {limit}：還在往常的波動之內，單憑這個數不必處理。',
		'But in this log such counts vary {variation} times as widely from month to month as by chance; with that, {p} and {q}, above {limit}: it is within what is usual, and this number alone is no reason to act.'
	)
} as const satisfies Record<string, Words>;

/** What was found, as a sentence; and how it was told. */
export const foundWords: Readonly<Record<Issue['kind'], { readonly head: Words; readonly told: Words }>> = {
	spike: {
		head: words(
			'{site}的{category}：{month}有 {observed} 件，按以往约有 {expected} 件',
			'{site}的{category}：{month}有 {observed} 件，按以往約有 {expected} 件',
			'{category} at {site}: {observed} in {month}, where about {expected} were to be expected'
		),
		told: words(
			'与 {from} 至 {to}（{compared} 个月，共 {before} 件）比较：如果水平没有变，偶然达到 {observed} 件的概率 {p}；连同当月所有项目与类别一并考虑，{q}，不超过 {limit} 才列出。',
			'與 {from} 至 {to}（{compared} 個月，共 {before} 件）比較：如果水平沒有變，偶然達到 {observed} 件的機率 {p}；連同當月所有項目與類別一併考慮，{q}，不超過 {limit} 才列出。',
			'Compared with {from} to {to} ({compared} months, {before} in all): were the level unchanged, {observed} or more would come by chance with {p}; considering all sites and categories of the month together {q}, and only what does not exceed {limit} is listed.'
		)
	},
	repeat: {
		head: words(
			'{site}的{category}：近 {window} 个月有 {total} 起重复，最近在{month}',
			'{site}的{category}：近 {window} 個月有 {total} 起重複，最近在{month}',
			'{category} at {site}: {total} came back in the last {window} months, the latest in {month}'
		),
		told: words(
			'一起是一户就同一类事的一串投诉，前一件完成后 {days} 天内或未完成时再次投诉。这里不与以往比较，所以没有期望件数和概率。',
			'一起是一戶就同一類事的一串投訴，前一件完成後 {days} 天內或未完成時再次投訴。這裡不與以往比較，所以沒有期望件數和機率。',
			'Each is a chain of complaints of one household about one category, made again within {days} days of the earlier completion or while it was open. Nothing is compared with the past, so there is no expected count and no probability.'
		)
	},
	pareto: {
		head: words(
			'{category}：到{month}已连续居多，当月 {observed} 件',
			'{category}：到{month}已連續居多，當月 {observed} 件',
			'{category}: still among the vital few in {month}, with {observed}'
		),
		told: words(
			'每个整月把各类别从多到少排，合计达到 {share} 的那几类就是居多的少数；连续 {run} 个月都在其中即列出。这里不与以往比较，所以没有期望件数和概率。',
			'每個整月把各類別從多到少排，合計達到 {share} 的那幾類就是居多的少數；連續 {run} 個月都在其中即列出。這裡不與以往比較，所以沒有期望件數和機率。',
			'In each whole month the largest categories that make up {share} are the vital few; what is among them for {run} months in a row is listed. Nothing is compared with the past, so there is no expected count and no probability.'
		)
	},
	staff: {
		head: words(
			'{month}有 {observed} 户不同的住户投诉{who}',
			'{month}有 {observed} 戶不同的住戶投訴{who}',
			'{observed} different units complained of {who} in {month}'
		),
		told: words(
			'一个自然月内达到 {units} 户即列出（没有房号时按电话，再没有时按投诉人与项目区分）。这是约定的次数，不是概率。',
			'一個自然月內達到 {units} 戶即列出（沒有房號時按電話，再沒有時按投訴人與項目區分）。這是約定的次數，不是機率。',
			'{units} units in a calendar month are enough (told apart by unit, else telephone, else complainant and site). This is an agreed number, not a probability.'
		)
	},
	contractor: {
		head: words(
			'{who}到{month}的 {span} 个月里有 {observed} 张通知违约',
			'{who}到{month}的 {span} 個月裡有 {observed} 張通知違約',
			'{who} broke {observed} notices in the {span} months to {month}'
		),
		told: words(
			'{span} 个月内达到 {notices} 张即列出；违约指最早一项时限已过，或者拒收。这是约定的次数，不是概率。',
			'{span} 個月內達到 {notices} 張即列出；違約指最早一項時限已過，或者拒收。這是約定的次數，不是機率。',
			'{notices} within {span} months are enough; a notice is broken when the first of its limits ran out or when it was refused. This is an agreed number, not a probability.'
		)
	}
};
