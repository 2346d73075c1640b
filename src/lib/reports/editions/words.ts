import { Refusal } from '#lib/base/problem.ts';
import { words, type Words } from '#lib/i18n/locale.ts';

/** What sealing and opening sealed papers can refuse: one clear sentence, and nothing has changed. */
export const sealWords = {
	not_an_edition: words(
		'“{file}”不是诉鉴封存的版本。',
		'「{file}」不是訴鑑封存的版本。',
		'“{file}” is not an edition sealed by Sujian.'
	),
	edition_newer: words(
		'“{file}”由较新版本的诉鉴封存（格式 {version}），这一版读不了；请更新后再打开。',
		'「{file}」由較新版本的訴鑑封存（格式 {version}），這一版讀不了；請更新後再開啟。',
		'“{file}” was sealed by a newer Sujian (format {version}) that this one cannot read; update first.'
	),
	edition_damaged: words(
		'“{file}”与封存时不一致：{part} 的校验和不符。它已损坏或被改动，不能作为封存的版本使用。',
		'「{file}」與封存時不一致：{part} 的校驗和不符。它已損壞或被改動，不能作為封存的版本使用。',
		'“{file}” is not what was sealed: {part} does not match its checksum. It is damaged or was changed, and does not stand for the sealed edition.'
	),
	edition_missing: words(
		'找不到“{file}”的文件：登记里有这一版，保存的文件不在了。请从备份恢复，或使用另存的版本文件。',
		'找不到「{file}」的檔案：登記裡有這一版，儲存的檔案不在了。請從備份還原，或使用另存的版本檔案。',
		'The file of “{file}” is gone, though the register has this edition. Restore a backup, or use a copy of the edition file.'
	),
	no_hand_line: words(
		'这种报告没有第 {place} 行“{hand}”可填。',
		'這種報告沒有第 {place} 行「{hand}」可填。',
		'This paper has no line {place} for “{hand}”.'
	),
	paper_rewritten: words(
		'“{file}”写成之后，数据或制度又有变化，报告正在重写；请看过新写的再封存或对照。',
		'「{file}」寫成之後，資料或制度又有變化，報告正在重寫；請看過新寫的再封存或對照。',
		'Data or rules have changed since “{file}” was written, and it is being written anew: look at it again before it is sealed or compared.'
	),
	bad_seal: words(
		'“{file}”没有封存：姓名要有，最多 80 个字；说明最多 2000 个字；日期的年份是四位。',
		'「{file}」沒有封存：姓名要有，最多 80 個字；說明最多 2000 個字；日期的年份是四位。',
		'“{file}” was not sealed: names are needed and have 80 characters at most, the note 2,000, and years four digits.'
	),
	edition_kinds: words(
		'“{a}”与“{b}”不是同一种报告，或语言不同，不能逐项对照。',
		'「{a}」與「{b}」不是同一種報告，或語言不同，不能逐項對照。',
		'“{a}” and “{b}” are not the same kind of paper in the same language, so they cannot be compared figure by figure.'
	)
} as const satisfies Record<string, Words>;

/** Ends what was asked with one sentence. */
export function refuseEdition(
	code: keyof typeof sealWords,
	file: string,
	fill: Readonly<Record<string, string | number>> = {}
): never {
	throw new Refusal({ code, where: { file }, severity: 'error', fill: { file, ...fill } });
}
