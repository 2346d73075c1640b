import { formatTime, joinList, nothing } from '#lib/i18n/format.ts';
import { say, words, type Locale } from '#lib/i18n/locale.ts';
import type { DocumentMeta, EditCounts } from '#lib/reports/document.ts';
import { printable } from './cells.ts';

/** Words that every renderer prints around the blocks. */
export const frameWords = {
	number: words('编号', '編號', 'Number'),
	sealed: words('封存', '封存', 'Sealed'),
	edition: words('第 {n} 版', '第 {n} 版', 'edition {n}'),
	sealedBy: words('{at}，{by}', '{at}，{by}', '{at}, {by}'),
	about: words('版本说明', '版本說明', 'About this edition'),
	period: words('报告期', '報告期', 'Period'),
	scope: words('范围', '範圍', 'Scope'),
	asOf: words('数据截止', '資料截止', 'Data as of'),
	rulebook: words('适用制度', '適用制度', 'Rulebook'),
	fingerprint: words('数据指纹', '資料指紋', 'Data fingerprint'),
	program: words('程序版本', '程式版本', 'Program'),
	readers: words('发送', '發送', 'Readers'),
	edited: words('人工编辑', '人工編輯', 'Edited by hand'),
	texts: words('改写 {n} 处', '改寫 {n} 處', 'texts rewritten: {n}'),
	remarks: words('备注 {n} 条', '備註 {n} 條', 'remarks: {n}'),
	additions: words('补充图表 {n} 幅', '補充圖表 {n} 幅', 'charts added: {n}'),
	omitted: words('省去章节：{list}', '省去章節：{list}', 'chapters left out: {list}'),
	masks: words('隐私', '隱私', 'Privacy'),
	masked: words('姓名、电话、地址已遮盖', '姓名、電話、地址已遮蓋', 'Names, phones and addresses are masked'),
	unmasked: words(
		'含未遮盖的个人信息，请妥善保管',
		'含未遮蓋的個人資料，請妥善保管',
		'Holds personal data in full: keep it safe'
	),
	note: words('注：', '註：', 'Note: '),
	missing: words('缺少的数据：', '缺少的資料：', 'Missing data: '),
	warning: words('请注意：', '請注意：', 'Please note: '),
	total: words('合计', '合計', 'Total'),
	empty: words('本期没有记录。', '本期沒有記錄。', 'No records in this period.'),
	contents: words('目录', '目錄', 'Contents'),
	cover: words('封面', '封面', 'Cover'),
	summary: words('正文', '正文', 'Text'),
	notDrawn: words(
		'图未绘出，数据见下表。',
		'圖未繪出，資料見下表。',
		'The picture could not be drawn; its data are in the table below.'
	),
	subject: words('客户投诉处理报告', '客戶投訴處理報告', 'Report on complaint handling')
};

export const pageWords = words(
	'第 {page} 页，共 {pages} 页',
	'第 {page} 頁，共 {pages} 頁',
	'Page {page} of {pages}'
);

/** What the paper says of itself as headers and properties of files can hold it: each text on one line. */
export const onOneLine = (meta: DocumentMeta): DocumentMeta => {
	const line = (text: string): string => printable(text).replace(/\s+/g, ' ').trim();
	const { period, rulebook } = meta;
	return {
		...meta,
		title: line(meta.title),
		number: line(meta.number),
		period: { ...period, label: line(period.label) },
		rulebook: { ...rulebook, edition: line(rulebook.edition), title: line(rulebook.title) },
		program: line(meta.program),
		fingerprint: line(meta.fingerprint),
		scope: meta.scope && line(meta.scope),
		readers: meta.readers.map(line)
	};
};

/** The number of the paper, with its edition where it is sealed. */
export const numberText = ({ number, sealed, locale }: DocumentMeta): string =>
	sealed ? `${number} ${say(frameWords.edition, locale, { n: sealed.edition })}` : number;

/** The lines under the title: label and value, in the order in which they are printed. */
export function metaLines(meta: DocumentMeta): [label: string, value: string][] {
	const { locale, sealed } = meta;
	const line = (label: keyof typeof frameWords, value: string): [string, string] => [
		say(frameWords[label], locale),
		value
	];
	return [
		line('number', numberText(meta)),
		line('period', meta.period.label),
		...(meta.scope === null ? [] : [line('scope', meta.scope)]),
		line('asOf', meta.asOf === null ? nothing : formatTime(meta.asOf)),
		line('rulebook', `${meta.rulebook.title} · ${meta.rulebook.edition}`),
		line('program', `Sujian 诉鉴 ${meta.program}`),
		line('fingerprint', meta.fingerprint),
		...(sealed
			? [line('sealed', say(frameWords.sealedBy, locale, { at: formatTime(sealed.at), by: sealed.by }))]
			: []),
		...(sealed?.note ? [line('about', sealed.note)] : []),
		...(meta.readers.length > 0 ? [line('readers', joinList(meta.readers, locale))] : []),
		...(meta.edits ? [line('edited', editsText(meta.edits, locale))] : []),
		line('masks', say(frameWords[meta.masked ? 'masked' : 'unmasked'], locale))
	];
}

/** What the author changed, in words. */
function editsText({ texts, remarks, additions, omitted }: EditCounts, locale: Locale): string {
	const counts = (['texts', 'remarks', 'additions'] as const).flatMap((name) => {
		const n = { texts, remarks, additions }[name];
		return n > 0 ? [say(frameWords[name], locale, { n })] : [];
	});
	const left =
		omitted.length > 0 ? [say(frameWords.omitted, locale, { list: joinList([...omitted], locale) })] : [];
	return [...counts, ...left].join(locale === 'en' ? '; ' : '；');
}

export const noteLead = { info: frameWords.note, missing: frameWords.missing, warning: frameWords.warning };
