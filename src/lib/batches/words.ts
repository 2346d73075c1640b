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
		'存储空间已满，这一步没有完成；已导入的数据没有改变。请撤销不需要的批次，或下载备份后清除数据，或清理磁盘，然后再试；也可以改用命令行。',
		'儲存空間已滿，這一步沒有完成；已匯入的資料沒有改變。請撤銷不需要的批次，或下載備份後清除資料，或清理磁碟，然後再試；也可以改用命令列。',
		'There is no room left, so this was not done; what was imported has not changed. Undo imports that are not needed, or download a backup and delete everything, or free disk space, then try again. The command line works too.'
	),
	newer_store: words(
		'这里的数据已由较新版本的诉鉴保存，这个页面的程序较旧，没有动它。请关闭诉鉴的全部标签页，再重新打开。',
		'這裡的資料已由較新版本的訴鑑儲存，這個頁面的程式較舊，沒有動它。請關閉訴鑑的全部分頁，再重新開啟。',
		'The data here were saved by a newer Sujian than the one in this tab, which has left them alone. Close all tabs of Sujian and open it again.'
	),
	source_not_kept: words(
		'“{file}”已导入；没有另存原始文件（空间不够，或文件已被改动），备份里也不会有它，请自行保留原件。',
		'「{file}」已匯入；沒有另存原始檔案（空間不夠，或檔案已被改動），備份裡也不會有它，請自行保留原件。',
		'“{file}” was imported; no copy of the file itself was kept (no room, or the file changed meanwhile), so a backup will not hold it. Keep the original.'
	),
	imported_before: words(
		'“{file}”{sheet}已经导入过，内容完全相同，没有重复导入。',
		'「{file}」{sheet}已經匯入過，內容完全相同，沒有重複匯入。',
		'“{file}” {sheet} was imported before with the very same content; nothing was added.'
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
