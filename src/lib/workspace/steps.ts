import { words, type Words } from '#lib/i18n/locale.ts';

/** What long work says while it runs, by the step that it reports. */
const steps: Readonly<Record<string, Words>> = {
	engine: words('正在准备分析引擎', '正在準備分析引擎', 'Preparing the engine'),
	attach: words('正在打开已导入的数据', '正在開啟已匯入的資料', 'Opening what was imported'),
	demo: words('正在准备演示数据', '正在準備演示資料', 'Preparing the demo data'),
	look: words('正在查看有哪些表', '正在查看有哪些表', 'Looking which tables there are'),
	read: words('正在读取文件', '正在讀取檔案', 'Reading the file'),
	decode: words('正在读取文件', '正在讀取檔案', 'Reading the file'),
	load: words('正在载入数据行', '正在載入資料列', 'Loading the rows'),
	inspect: words('正在识别列', '正在識別欄', 'Recognising the columns'),
	accept: words('正在保存', '正在儲存', 'Saving'),
	backup: words('正在制作备份', '正在製作備份', 'Making the backup'),
	verify: words('正在核对备份文件', '正在核對備份檔', 'Checking the backup'),
	restore: words('正在恢复备份', '正在還原備份', 'Restoring the backup'),
	list: words('正在写出明细', '正在寫出明細', 'Writing the list'),
	problems: words('正在写出问题行', '正在寫出問題列', 'Writing the rows to correct'),
	learn: words('正在从已分类的记录学习', '正在從已分類的記錄學習', 'Learning from the labelled rows'),
	try: words('正在按草案试算', '正在按草案試算', 'Trying the draft'),
	seal: words('正在封存报告', '正在封存報告', 'Sealing the paper'),
	compare: words('正在逐项对照', '正在逐項對照', 'Comparing'),
	report: words('正在编写报告', '正在編寫報告', 'Writing the report')
};
const compute = words('正在重新计算', '正在重新計算', 'Recomputing');

/** Words for a step; the steps of the pipeline are all "recomputing". */
export const stepWords = (step: string): Words => steps[step] ?? compute;
