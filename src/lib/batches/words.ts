import { Refusal } from '#lib/base/problem.ts';
import { words, type Words } from '#lib/i18n/locale.ts';

/** What keeping, backing up and restoring can refuse: one clear sentence, and nothing has changed. */
export const storeWords = {
	not_a_backup: words(
		'“{file}”不是诉鉴的备份文件；现有数据没有改变。',
		'「{file}」不是訴鑑的備份檔；現有資料沒有改變。',
		'“{file}” is not a backup made by Sujian; nothing here has changed.'
	),
	backup_damaged: words(
		'备份文件“{file}”已损坏或不完整（{part} 与校验和不符），没有恢复；现有数据没有改变。请换用另一份备份。',
		'備份檔「{file}」已損壞或不完整（{part} 與校驗和不符），沒有還原；現有資料沒有改變。請換用另一份備份。',
		'The backup “{file}” is damaged or incomplete ({part} does not match its checksum); nothing was restored and nothing here has changed. Use another backup.'
	),
	backup_newer: words(
		'备份文件“{file}”由较新版本的诉鉴制作（格式 {version}），这一版读不了；请更新后再恢复。现有数据没有改变。',
		'備份檔「{file}」由較新版本的訴鑑製作（格式 {version}），這一版讀不了；請更新後再還原。現有資料沒有改變。',
		'The backup “{file}” was made by a newer Sujian (format {version}) that this one cannot read; update first. Nothing here has changed.'
	),
	no_files: words(
		'这个浏览器不提供可保存的存储空间，数据只在本页内存中，无法备份；请保留原始文件。',
		'這個瀏覽器不提供可儲存的空間，資料只在本頁記憶體中，無法備份；請保留原始檔案。',
		'This browser offers no storage: the data are only in the memory of this page and cannot be backed up. Keep the original files.'
	),
	no_room: words(
		'浏览器的存储空间不够；现有数据没有改变。请撤销不需要的批次或清理磁盘后再试。',
		'瀏覽器的儲存空間不夠；現有資料沒有改變。請撤銷不需要的批次或清理磁碟後再試。',
		'The browser has no room left; nothing here has changed. Undo imports that are not needed or free disk space, then try again.'
	)
} as const satisfies Record<string, Words>;

/** Ends what was asked with one sentence. `file` is the name of the file that the user gave, where there is one. */
export function refuse(
	code: keyof typeof storeWords,
	file = '',
	fill: Readonly<Record<string, string | number>> = {}
): never {
	throw new Refusal({ code, where: { file }, severity: 'error', fill });
}
