import { words, type Words } from '#lib/i18n/locale.ts';

/** The command was written wrongly: exit code 2. */
export class UsageError extends Error {
	readonly words: Words;
	readonly fill: Readonly<Record<string, string>>;
	constructor(text: Words, fill: Readonly<Record<string, string>> = {}) {
		super(text.en);
		this.name = 'UsageError';
		this.words = text;
		this.fill = fill;
	}
}

export const usage = {
	unknownCommand: words(
		'没有“{name}”这个命令。',
		'沒有「{name}」這個命令。',
		'There is no command "{name}".'
	),
	unknownOption: words('选项有误：{detail}', '選項有誤：{detail}', 'Wrong option: {detail}'),
	missing: words('缺少 {name}。', '缺少 {name}。', '{name} is missing.'),
	onlyDiff: words(
		'{name} 只用于 rules diff。',
		'{name} 只用於 rules diff。',
		'{name} is for rules diff only.'
	),
	unknownReport: words(
		'本版本没有“{name}”报告；现有：{allowed}。',
		'本版本沒有「{name}」報告；現有：{allowed}。',
		'This version has no "{name}" report; there are: {allowed}.'
	),
	badMonth: words(
		'月份要写成 2025-06 这样：{value}',
		'月份要寫成 2025-06 這樣：{value}',
		'A month is written like 2025-06: {value}'
	),
	badYear: words(
		'年度要写成 2025 这样：{value}',
		'年度要寫成 2025 這樣：{value}',
		'A year is written like 2025: {value}'
	),
	badValue: words(
		'{name} 不能是“{value}”；可以是：{allowed}。',
		'{name} 不能是「{value}」；可以是：{allowed}。',
		'{name} cannot be "{value}"; it can be: {allowed}.'
	),
	badTime: words(
		"--as-of 要写成 'YYYY-MM-DD HH:MM:SS'：{value}",
		"--as-of 要寫成 'YYYY-MM-DD HH:MM:SS'：{value}",
		"--as-of is written 'YYYY-MM-DD HH:MM:SS': {value}"
	),
	badSealTime: words(
		"--sealed-at 要写成 'YYYY-MM-DD HH:MM:SS'：{value}",
		"--sealed-at 要寫成 'YYYY-MM-DD HH:MM:SS'：{value}",
		"--sealed-at is written 'YYYY-MM-DD HH:MM:SS': {value}"
	),
	onlySeal: words(
		'{name} 只与 --seal 一起用。',
		'{name} 只與 --seal 一起用。',
		'{name} goes with --seal only.'
	),
	badSigner: words(
		'{name} 要写成 姓名 或 姓名@2025-07-01：{value}',
		'{name} 要寫成 姓名 或 姓名@2025-07-01：{value}',
		'{name} is written NAME or NAME@2025-07-01: {value}'
	),
	badTable: words(
		'--table 要写成 表=文件，表名可以是：{allowed}。',
		'--table 要寫成 表=檔案，表名可以是：{allowed}。',
		'--table is written TABLE=FILE, where TABLE is one of: {allowed}.'
	),
	outIsFile: words(
		'{file} 是文件，不是文件夹。',
		'{file} 是檔案，不是資料夾。',
		'{file} is a file, not a folder.'
	),
	noPdf: words(
		'本机没有可用的浏览器，不能生成 PDF。请改用 --format html，在浏览器中打开后打印；浏览器装在别处的，用环境变量 CHROME_PATH 指明。',
		'本機沒有可用的瀏覽器，不能產生 PDF。請改用 --format html，在瀏覽器中開啟後列印；瀏覽器裝在別處的，用環境變數 CHROME_PATH 指明。',
		'There is no browser to make a PDF with. Use --format html and print it from a browser; where one is installed elsewhere, CHROME_PATH names it.'
	)
} satisfies Record<string, Words>;

/** Input that cannot be used, beside what intake and the rulebook name themselves: exit code 1. */
export const inputWords = {
	no_file: words('找不到文件：{file}', '找不到檔案：{file}', 'There is no file {file}.'),
	not_json: words('{file} 不是 JSON：{detail}', '{file} 不是 JSON：{detail}', '{file} is not JSON: {detail}'),
	no_subject: words(
		'没有可写的内容：数据里找不到“{subject}”。',
		'沒有可寫的內容：資料裡找不到「{subject}」。',
		'There is nothing to write: the data have no "{subject}".'
	),
	no_complaints: words(
		'没有投诉台账：给出的文件里没有一张是投诉表。',
		'沒有投訴台賬：給出的檔案裡沒有一張是投訴表。',
		'There is no complaint log among the files given.'
	)
} satisfies Record<string, Words>;

export const rulesWords = {
	good: words(
		'制度 {id} 合格式：版本 {editions}。',
		'制度 {id} 合格式：版本 {editions}。',
		'The rulebook {id} is well formed: editions {editions}.'
	),
	same: words('两份制度没有不同。', '兩份制度沒有不同。', 'The two rulebooks do not differ.')
} satisfies Record<string, Words>;

/** What `--help` prints. */
export const help: Words = words(
	`诉鉴 sujian — 投诉分析，数据不离开本机

  sujian run     --in 文件[#工作表] … --out 目录        导入、重算，写出全部表
  sujian report  monthly 2025-06 --in 文件 … --out 目录  月报（HTML、Word、Excel）；另有
                 records | summary | suggestions | visits | deductions | sanctions 月份
                 processing 投诉编号 | capa 措施编号 --actions 文件.json | desk
  sujian report  annual 2025 --in 文件 … --out 目录      年度总结
  sujian report  monthly 2025-06 --in 文件 … --seal 目录 --by 姓名  封存为下一版
  sujian editions list 目录                              列出封存的版本，逐字节核对
  sujian editions compare 甲.zip 乙.zip [--out 目录]      两版逐项对照；只给甲并用 --in 文件 …，则与现在对照
  sujian inspect --in 文件                              识别结果，JSON
  sujian rules   show [--preset 制度] | check 文件 | diff 甲 乙 [--format json]  查看、检查、比较制度
  sujian rules   diff 甲 乙 --in 文件 … [--out 目录]      由甲改为乙，这份台账的判定与扣罚怎样变
  sujian demo    --out 目录 [--rows 3000] [--seed 1]     写出演示数据

run、report 与 rules diff --in 的选项：
  --table complaints=文件    指定文件属于哪张表
  --map 文件.json            列的映射，如 {"table":"complaints","columns":{"投诉时间":"received_at"}}
  --rulebook 文件|名称       制度
  --decisions 文件.json      人工决定：确认的判定、豁免的扣罚（可从页面导出）
  --actions 文件.json        纠正措施登记（可从页面导出）；run 另写 actions.csv，含效果判断
  --prepared/--reviewed/--approved 姓名[@日期]  --note 说明  --sealed-at 时刻   与 --seal 一起用
  --edits 文件.json          report：作者改写的文字、备注与省去的章节（可从报告页导出）
  --annotations 文件.json    控制图的备注、基线与规则（可从页面导出）；月报按此判断并列出，run 另写 charts.csv
  --similar                  run 另写 similar.csv：说法相近的投诉分成的组
  --fiscal-start 4           report annual：年度从几月开始
  --standards 文件.json      report annual：要对照的标准条款
  --as-of 'YYYY-MM-DD HH:MM:SS'  从哪一刻看
  --format csv|json|parquet（run） html,docx,xlsx,pdf（report）
  --unmasked                 report 中姓名、电话和住址完整写出
  --locale zh-CN|zh-Hant|en  --quiet`,
	`訴鑑 sujian — 投訴分析，資料不離開本機

  sujian run     --in 檔案[#工作表] … --out 目錄        匯入、重算，寫出全部表
  sujian report  monthly 2025-06 --in 檔案 … --out 目錄  月報（HTML、Word、Excel）；另有
                 records | summary | suggestions | visits | deductions | sanctions 月份
                 processing 投訴編號 | capa 措施編號 --actions 檔案.json | desk
  sujian report  annual 2025 --in 檔案 … --out 目錄      年度總結
  sujian report  monthly 2025-06 --in 檔案 … --seal 目錄 --by 姓名  封存為下一版
  sujian editions list 目錄                              列出封存的版本，逐位元組核對
  sujian editions compare 甲.zip 乙.zip [--out 目錄]      兩版逐項對照；只給甲並用 --in 檔案 …，則與現在對照
  sujian inspect --in 檔案                              識別結果，JSON
  sujian rules   show [--preset 制度] | check 檔案 | diff 甲 乙 [--format json]  檢視、檢查、比較制度
  sujian rules   diff 甲 乙 --in 檔案 … [--out 目錄]      由甲改為乙，這份台賬的判定與扣罰怎樣變
  sujian demo    --out 目錄 [--rows 3000] [--seed 1]     寫出示範資料

run、report 與 rules diff --in 的選項：
  --table complaints=檔案    指定檔案屬於哪張表
  --map 檔案.json            欄的對應，如 {"table":"complaints","columns":{"投訴時間":"received_at"}}
  --rulebook 檔案|名稱       制度
  --decisions 檔案.json      人工決定：確認的判定、豁免的扣罰（可從頁面匯出）
  --actions 檔案.json        糾正措施登記（可從頁面匯出）；run 另寫 actions.csv，含效果判斷
  --prepared/--reviewed/--approved 姓名[@日期]  --note 說明  --sealed-at 時刻   與 --seal 一起用
  --edits 檔案.json          report：作者改寫的文字、備註與省去的章節（可從報告頁匯出）
  --annotations 檔案.json    控制圖的備註、基線與規則（可從頁面匯出）；月報按此判斷並列出，run 另寫 charts.csv
  --similar                  run 另寫 similar.csv：說法相近的投訴分成的組
  --fiscal-start 4           report annual：年度從幾月開始
  --standards 檔案.json      report annual：要對照的標準條款
  --as-of 'YYYY-MM-DD HH:MM:SS'  從哪一刻看
  --format csv|json|parquet（run） html,docx,xlsx,pdf（report）
  --unmasked                 report 中姓名、電話和住址完整寫出
  --locale zh-CN|zh-Hant|en  --quiet`,
	`sujian — complaint analytics; no row leaves this machine

  sujian run     --in FILE[#SHEET] … --out DIR           import, recompute, write every table
  sujian report  monthly 2025-06 --in FILE … --out DIR   the monthly report (HTML, Word, Excel); or
                 records | summary | suggestions | visits | deductions | sanctions MONTH
                 processing COMPLAINT | capa ACTION --actions FILE.json | desk
  sujian report  annual 2025 --in FILE … --out DIR       the annual summary
  sujian report  monthly 2025-06 --in FILE … --seal DIR --by NAME  seal it as the next edition of its number
  sujian editions list DIR                               list sealed editions, each checked byte for byte
  sujian editions compare A.zip B.zip [--out DIR]        two editions figure by figure; A alone with --in FILE …: with the present
  sujian inspect --in FILE                               what was detected, as JSON
  sujian rules   show [--preset ID] | check FILE | diff A B [--format json]  print, check or compare rulebooks
  sujian rules   diff A B --in FILE … [--out DIR]        what B instead of A would change on this log
  sujian demo    --out DIR [--rows 3000] [--seed 1]      write a demo log

Options of run, report and rules diff --in:
  --table complaints=FILE    force the table of a file
  --map FILE.json            columns to fields, e.g. {"table":"complaints","columns":{"Opened":"received_at"}}
  --rulebook FILE|ID         the rulebook
  --decisions FILE.json      what people decided: settled values, waived fines (saved from the app)
  --actions FILE.json        register of corrective actions (saved from the app); run also writes actions.csv with their effect
  --prepared/--reviewed/--approved NAME[@DAY]  --note TEXT  --sealed-at TIME   with --seal
  --edits FILE.json          report: rewritten texts, remarks and chapters left out (saved from the report page)
  --annotations FILE.json    notes, baselines and rules of control charts (saved from the app): reports judge by them and list them, run also writes charts.csv
  --similar                  run also writes similar.csv: complaints that say nearly the same, by group
  --fiscal-start 4           report annual: the month with which the year begins
  --standards FILE.json      report annual: the clauses of standards to answer to
  --as-of 'YYYY-MM-DD HH:MM:SS'  the instant at which the world is looked at
  --format csv|json|parquet (run)  html,docx,xlsx,pdf (report)
  --unmasked                 names, phones and addresses in full in a report
  --locale zh-CN|zh-Hant|en  --quiet`
);
