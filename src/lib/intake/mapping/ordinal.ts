import { fold, withoutNotes } from '#lib/intake/fold.ts';

/** A header that belongs to one of several like ones: 第二次处理结果, 处理结果2, 2nd result. */
export interface Numbered {
	readonly n: number;
	/** Folded, without the number. */
	readonly base: string;
}

const digits = '一二三四五六七八九';
const numberOf = (text: string): number => (/\d/.test(text) ? Number(text) : digits.indexOf(text) + 1);

const leading = [
	/^第([1-9一二三四五六七八九])(?:次|回|轮|条|笔|期)(?:的)?(.*)$/,
	/^([一二三四五六七八九])(?:次|回|轮)(.+)$/,
	/^(?:round)?([1-9])(?:st|nd|rd|th)(.+)$/
];
const trailing = /^(.*?[^\d一二三四五六七八九])(?:第)?([1-9一二三四五六七八九])(?:次|回|轮)?$/;
const inner =
	/^(.+?)第?([1-9一二三四五六七八九])(?:次|回|轮)?(日期|时间|记录人|处理人|反馈人|跟进人|结果|情况|内容|date|by|note|result)$/;

/** The number in a header and what is left of it; null where it has none. 12345热线 and 一级分类 have none. */
export function readNumbered(header: string): Numbered | null {
	return numberedText(fold(withoutNotes(header))) ?? numberedText(fold(header));
}

function numberedText(text: string): Numbered | null {
	for (const pattern of leading) {
		const [, n, base] = pattern.exec(text) ?? [];
		if (n !== undefined) return { n: numberOf(n), base: base! };
	}
	const [, head, n] = trailing.exec(text) ?? [];
	if (n !== undefined && !/[级类等]$/.test(head!)) return { n: numberOf(n), base: head! };
	const [, before, within, after] = inner.exec(text) ?? [];
	return within !== undefined ? { n: numberOf(within), base: before! + after! } : null;
}

const kinds: readonly { readonly stem: string; readonly bases: readonly string[] }[] = [
	{
		stem: 'progress_at',
		bases: [
			'日期',
			'时间',
			'处理日期',
			'处理时间',
			'反馈日期',
			'反馈时间',
			'跟进日期',
			'跟进时间',
			'回复日期',
			'回复时间',
			'记录日期',
			'记录时间',
			'处理结果日期',
			'处理结果时间',
			'处理反馈时间',
			'date',
			'time',
			'resultdate',
			'progressdate',
			'followupdate',
			'updatedate'
		]
	},
	{
		stem: 'progress_by',
		bases: [
			'记录人',
			'处理人',
			'反馈人',
			'跟进人',
			'经办人',
			'处理记录人',
			'处理结果记录人',
			'处理人员',
			'跟进人员',
			'记录人员',
			'recorder',
			'recordedby',
			'by',
			'handler',
			'resultby',
			'progressby',
			'updateby'
		]
	},
	{
		stem: 'progress_note',
		bases: [
			'',
			'处理',
			'结果',
			'情况',
			'内容',
			'反馈',
			'回复',
			'跟进',
			'进展',
			'措施',
			'处理结果',
			'处理情况',
			'处理过程',
			'处理意见',
			'处理措施',
			'处理记录',
			'处理内容',
			'处理反馈',
			'处理进展',
			'处理结果内容',
			'反馈情况',
			'反馈内容',
			'反馈结果',
			'跟进情况',
			'跟进内容',
			'跟进记录',
			'跟进结果',
			'回复内容',
			'回复情况',
			'进展情况',
			'result',
			'note',
			'notes',
			'progress',
			'update',
			'action',
			'resultnote',
			'progressnote'
		]
	},
	{
		stem: 'promised_at',
		bases: [
			'约定时间',
			'预定答复时间',
			'约定答复时间',
			'承诺答复时间',
			'承诺时间',
			'预定时间',
			'预约答复时间',
			'答复期限',
			'约定日期',
			'承诺日期',
			'预定答复日期',
			'变更约定时间',
			'约定',
			'承诺',
			'promise',
			'promised',
			'promisedat',
			'promiseddate'
		]
	}
];
const stems = new Map(kinds.flatMap(({ stem, bases }) => bases.map((base) => [base, stem] as const)));

/** The field that a numbered header names by its number and what is numbered; null where it names none. */
export function numberedField({ n, base }: Numbered): string | null {
	const stem = stems.get(base);
	if (!stem || n > 5) return null;
	return stem === 'promised_at' && n === 1 ? stem : `${stem}_${n}`;
}

/** True for words of a plan: a promised answer is not an answer. */
export const isPlan = (header: string): boolean =>
	/约定|预定|预计|预约|承诺|计划|要求|应(?:答|回|完)|期限|promise|planned|due|expected/.test(fold(header));

/** Which of several like fields a field is; null where it is the only one. */
export function ordinalOfField(name: string): number | null {
	if (name === 'promised_at') return 1;
	const found = /^(?:promised_at|progress_(?:at|by|note))_([1-5])$/.exec(name);
	return found ? Number(found[1]) : null;
}
