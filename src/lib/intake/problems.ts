import { Refusal, type Place, type Problem } from '#lib/base/problem.ts';
import { literal } from '#lib/engine/sql.ts';
import { words, type Words } from '#lib/i18n/locale.ts';

/** What reading can refuse: one clear sentence, and nothing has changed. */
export const refusalWords = {
	empty_file: words(
		'“{file}”是空文件，没有可导入的内容。',
		'「{file}」是空檔案，沒有可匯入的內容。',
		'“{file}” is empty: there is nothing to import.'
	),
	not_a_table: words(
		'“{file}”的内容是 {kind} 文件，不是表格；请选择 .xlsx 或 .csv 台账。',
		'「{file}」的內容是 {kind} 檔案，不是表格；請選擇 .xlsx 或 .csv 台賬。',
		'“{file}” is a {kind} file, not a table; choose an .xlsx or .csv log.'
	),
	unknown_format: words(
		'“{file}”不是文本，也不是认得出的表格文件；请选择 .xlsx 或 .csv 台账。',
		'「{file}」不是文字檔，也不是認得出的表格檔案；請選擇 .xlsx 或 .csv 台賬。',
		'“{file}” is neither text nor a table file that is known; choose an .xlsx or .csv log.'
	),
	not_a_workbook: words(
		'“{file}”是压缩包，但不是 Excel 工作簿（.xlsx）。',
		'「{file}」是壓縮檔，但不是 Excel 活頁簿（.xlsx）。',
		'“{file}” is an archive but not an Excel workbook (.xlsx).'
	),
	other_workbook: words(
		'“{file}”是 {kind} 格式的表格，这里不读取这种格式；请用表格软件打开，另存为 .xlsx 再导入。',
		'「{file}」是 {kind} 格式的表格，這裡不讀取這種格式；請用試算表軟體開啟，另存為 .xlsx 再匯入。',
		'“{file}” is a spreadsheet of the {kind} format, which is not read; open it in a spreadsheet program, save it as .xlsx and import it again.'
	),
	broken_workbook: words(
		'“{file}”已损坏或不完整，无法打开；请用表格软件打开后另存为 .xlsx 再导入。',
		'「{file}」已損壞或不完整，無法開啟；請用試算表軟體開啟後另存為 .xlsx 再匯入。',
		'“{file}” is damaged or incomplete; open it in a spreadsheet program, save it as .xlsx and import it again.'
	),
	encrypted_workbook: words(
		'“{file}”设有打开密码；请在表格软件中去掉密码，另存后再导入。',
		'「{file}」設有開啟密碼；請在試算表軟體中移除密碼，另存後再匯入。',
		'“{file}” is protected by a password; remove the password in a spreadsheet program, save it and import it again.'
	),
	file_too_large: words(
		'“{file}”超过 {limit} MB，这种旧格式的文件不读取这么大的；请另存为 .xlsx 或 .csv 再导入。',
		'「{file}」超過 {limit} MB，這種舊格式的檔案不讀取這麼大的；請另存為 .xlsx 或 .csv 再匯入。',
		'“{file}” is larger than {limit} MB, too much for a file of this old kind; save it as .xlsx or .csv and import it again.'
	),
	reader_not_loaded: words(
		'没有取到旧版工作簿（.xls）的读取程序；请联网后再试一次，或另存为 .xlsx 再导入。',
		'沒有取到舊版活頁簿（.xls）的讀取程式；請連網後再試一次，或另存為 .xlsx 再匯入。',
		'The reader of old workbooks (.xls) could not be fetched; try again when you are online, or save “{file}” as .xlsx.'
	),
	too_large: words(
		'“{file}”展开后超过 {limit} MB，浏览器和命令行都不读取这样的工作簿；请拆分，或另存为 .csv 再导入。',
		'「{file}」展開後超過 {limit} MB，瀏覽器和命令列都不讀取這樣的活頁簿；請拆分，或另存為 .csv 再匯入。',
		'“{file}” expands to more than {limit} MB, which is not read; split it, or save it as .csv, and import it again.'
	),
	too_large_here: words(
		'“{file}”有 {size} MB，浏览器里最多导入 {limit} MB；请改用命令行（sujian run）导入，或拆分后再导入。',
		'「{file}」有 {size} MB，瀏覽器裡最多匯入 {limit} MB；請改用命令列（sujian run）匯入，或拆分後再匯入。',
		'“{file}” has {size} MB, and a browser imports {limit} MB at most; import it on the command line (sujian run), or split it and import its parts.'
	),
	too_many_rows_here: words(
		'“{file}”有 {rows} 行，浏览器里这样的表最多导入 {limit} 行；请改用命令行（sujian run）导入，或拆分后再导入。',
		'「{file}」有 {rows} 列資料，瀏覽器裡這樣的表最多匯入 {limit} 列；請改用命令列（sujian run）匯入，或拆分後再匯入。',
		'“{file}” has {rows} rows, and a browser imports {limit} rows of such a table at most; import it on the command line (sujian run), or split it and import its parts.'
	),
	record_too_long: words(
		'“{file}”第 {row} 行起有一条超过 {limit} 万字的记录，不是可读的表格。',
		'「{file}」第 {row} 行起有一筆超過 {limit} 萬字的記錄，不是可讀的表格。',
		'“{file}” has a record from line {row} on that is longer than {limit}0,000 characters: it is not a readable table.'
	),
	no_rows: words(
		'“{file}”{sheet}里没有数据行，没有可导入的内容。',
		'「{file}」{sheet}裡沒有資料列，沒有可匯入的內容。',
		'“{file}” {sheet} has no rows of data: there is nothing to import.'
	),
	no_column: words(
		'“{file}”里没有认得出的列（如投诉时间、投诉内容、编号）；请检查表头后再导入。',
		'「{file}」裡沒有認得出的欄（如投訴時間、投訴內容、編號）；請檢查表頭後再匯入。',
		'“{file}” has no column that could be recognised (such as received, content, complaint no.); check its header row and import it again.'
	),
	no_sheet: words(
		'“{file}”里没有名为“{sheet}”的工作表。',
		'「{file}」裡沒有名為「{sheet}」的工作表。',
		'“{file}” has no sheet named “{sheet}”.'
	)
} as const satisfies Record<string, Words>;

/** What reading a file can meet in a row or a cell: the row is kept, the text is kept, and it is listed. */
export const rowProblemWords = {
	unreadable_date: words('无法读出日期', '無法讀出日期', 'Not readable as a date'),
	unreadable_number: words('无法读出数值', '無法讀出數值', 'Not readable as a number'),
	unknown_value: words('不认识的取值', '不認識的取值', 'Unknown value'),
	error_cell: words('公式错误单元格', '公式錯誤儲存格', 'Cell holds a formula error'),
	lost_text: words(
		'单元格的文字在文件里找不到',
		'儲存格的文字在檔案裡找不到',
		'The text of the cell is missing from the file'
	),
	repeated_cell: words(
		'同一位置有两个单元格，采用后一个',
		'同一位置有兩個儲存格，採用後一個',
		'Two cells stand in one place; the later is used'
	),
	stray_cell: words('离表格很远的零星单元格', '離表格很遠的零星儲存格', 'Stray cell far away from the table'),
	ragged_long: words(
		'本行的单元格多于表头',
		'本列的儲存格多於表頭',
		'The row has more cells than the header'
	),
	ragged_short: words(
		'本行的单元格少于表头',
		'本列的儲存格少於表頭',
		'The row has fewer cells than the header'
	),
	unterminated_quote: words(
		'引号没有闭合，按普通字符读入',
		'引號沒有閉合，按普通字元讀入',
		'A quote is never closed; read as an ordinary character'
	),
	stray_quote: words(
		'引号内有未转义的引号，按原样保留',
		'引號內有未跳脫的引號，按原樣保留',
		'An unescaped quote inside quotes; kept as it stands'
	),
	undecodable: words(
		'有无法解码的字符，已用 \ufffd 代替',
		'有無法解碼的字元，已用 \ufffd 代替',
		'Characters that could not be decoded were replaced by \ufffd'
	),
	unknown_column: words(
		'本列的内容与表头不符，作为附加列保留',
		'本欄的內容與表頭不符，作為附加欄保留',
		'It does not hold what its header says; the column is kept as an extra one'
	),
	shifted_row: words(
		'整行错开了，已按移回原位后的单元格读取',
		'整列錯開了，已按移回原位後的儲存格讀取',
		'The row had slipped; its cells are read moved back'
	),
	sheet_hidden: words('隐藏的工作表，没有导入', '隱藏的工作表，沒有匯入', 'A hidden sheet; not imported'),
	sheet_empty: words(
		'工作表没有数据行，没有导入',
		'工作表沒有資料列，沒有匯入',
		'A sheet without rows; not imported'
	),
	sheet_unrecognised: words(
		'工作表认不出是哪种表，没有导入',
		'工作表認不出是哪種表，沒有匯入',
		'A sheet that is no known table; not imported'
	),
	sheet_of_other_table: words(
		'工作表是另一种表，没有导入',
		'工作表是另一種表，沒有匯入',
		'A sheet of another table; not imported'
	),
	too_many_columns: words(
		'列数过多，多出的单元格并入最后一列',
		'欄數過多，多出的儲存格併入最後一欄',
		'Too many columns; the surplus cells were joined into the last one'
	)
} as const satisfies Record<string, Words>;

/** What holds for a whole file or column. */
export const warningWords = {
	ambiguous_dmy: words(
		'“{column}”列的日期无法判断是日在前还是月在前，暂按“日/月/年”读取，请核对。',
		'「{column}」欄的日期無法判斷是日在前還是月在前，暫按「日/月/年」讀取，請核對。',
		'Nothing in column “{column}” tells day-first from month-first; it is read day first: please check.'
	),
	ambiguous_mdy: words(
		'“{column}”列的日期无法判断是日在前还是月在前，暂按“月/日/年”读取，请核对。',
		'「{column}」欄的日期無法判斷是日在前還是月在前，暫按「月/日/年」讀取，請核對。',
		'Nothing in column “{column}” tells day-first from month-first; it is read month first: please check.'
	),
	ambiguous_ymd: words(
		'“{column}”列的日期无法判断年、月、日的次序，暂按“年/月/日”读取，请核对。',
		'「{column}」欄的日期無法判斷年、月、日的次序，暫按「年/月/日」讀取，請核對。',
		'Nothing in column “{column}” tells the order of year, month and day; it is read year first: please check.'
	),
	unknown_values: words(
		'“{column}”列的取值一个也不认识：请指定它们的含义，否则这一列只作为附加列保留。',
		'「{column}」欄的取值一個也不認識：請指定它們的含義，否則這一欄只作為附加欄保留。',
		'None of the values in column “{column}” is known: say what they mean, or the column is only kept as an extra one.'
	),
	not_those_values: words(
		'“{column}”列的内容与表头不符，没有按表头采用，作为附加列保留；确实是的话请改选。',
		'「{column}」欄的內容與表頭不符，沒有按表頭採用，作為附加欄保留；確實是的話請改選。',
		'Column “{column}” does not hold what its header says; it is kept as an extra one. Choose its field if it is one.'
	),
	hidden_sheet: words(
		'工作表“{sheet}”是隐藏的。',
		'工作表「{sheet}」是隱藏的。',
		'Sheet “{sheet}” is hidden.'
	),
	more_sheets: words(
		'工作簿里还有其他工作表：{sheets}。',
		'活頁簿裡還有其他工作表：{sheets}。',
		'The workbook has further sheets: {sheets}.'
	),
	no_header: words(
		'没有找到表头行，按单元格内容推断列。',
		'沒有找到表頭列，按儲存格內容推斷欄。',
		'No header row was found; the columns were told by their cells.'
	),
	no_meaning: words(
		'没有认出任何一列，还不能导入。若文字是乱码，请换一种编码；若表头不对，请点行号改选表头；再选这是哪一种表，并说明各列的含义。',
		'沒有認出任何一欄，還不能匯入。若文字是亂碼，請換一種編碼；若表頭不對，請點列號改選表頭；再選這是哪一種表，並說明各欄的含義。',
		'No column was recognised, so it cannot be imported yet. If the text is garbled, choose another encoding; if the header is wrong, click the number of the right row; then choose which table this is and say what its columns mean.'
	),
	no_received: words(
		'没有受理时间列，按月统计和时限将无法计算。',
		'沒有受理時間欄，按月統計和時限將無法計算。',
		'There is no column for the time of receipt: months and time limits cannot be computed.'
	),
	same_header: words(
		'有多列的表头都是“{header}”，只采用第一列，其余作为附加列保留。',
		'有多欄的表頭都是「{header}」，只採用第一欄，其餘作為附加欄保留。',
		'Several columns are headed “{header}”; the first is used, the others are kept as extra columns.'
	),
	stray_cells: words(
		'表格最右端或最末端有零星单元格，未作为列：{cells}。',
		'表格最右端或最末端有零星儲存格，未作為欄：{cells}。',
		'Stray cells at the far end of the sheet were not taken as columns: {cells}.'
	),
	shifted_right: words(
		'有 {count} 行的单元格看来右移了（第 {rows} 行）：可按建议修复，或在表格里改正后再导入。',
		'有 {count} 列資料的儲存格看來右移了（第 {rows} 列）：可按建議修復，或在表格裡改正後再匯入。',
		'The cells of {count} rows seem to stand too far right (rows {rows}): have them repaired, or correct them in the table and import it again.'
	),
	shifted_left: words(
		'有 {count} 行的单元格看来左移了（第 {rows} 行）：可按建议修复，或在表格里改正后再导入。',
		'有 {count} 列資料的儲存格看來左移了（第 {rows} 列）：可按建議修復，或在表格裡改正後再匯入。',
		'The cells of {count} rows seem to stand too far left (rows {rows}): have them repaired, or correct them in the table and import it again.'
	),
	far_rows: words(
		'第 {row} 行之后只有空白。',
		'第 {row} 列之後只有空白。',
		'After row {row} the sheet is blank.'
	)
} as const satisfies Record<string, Words>;

/** Why a row is not data. */
export const skippedWords = {
	title: words('标题行', '標題列', 'Title row'),
	header: words('表头行', '表頭列', 'Header row'),
	blank: words('空白行', '空白列', 'Blank row'),
	total: words('合计行', '合計列', 'Totals row'),
	repeated_header: words('重复的表头', '重複的表頭', 'Repeated header'),
	note: words('表尾说明', '表尾說明', 'Note under the table')
} as const satisfies Record<string, Words>;
export type SkipReason = keyof typeof skippedWords;

/** The words of every problem that intake names. */
export const problemWords: Readonly<Record<string, Words>> = {
	...refusalWords,
	...rowProblemWords,
	...warningWords
};

export type RowProblem = keyof typeof rowProblemWords;

const errors: readonly RowProblem[] = ['unreadable_date', 'unreadable_number', 'unknown_value', 'error_cell'];

/** SQL: the severity of a problem code. */
export function severityOf(expression: string): string {
	return `case when ${expression} in (${errors.map(literal).join(', ')}) then 'error' else 'warning' end`;
}

/** A sheet's name as it stands in a sentence; nothing for CSV, which has none. */
export const quotedSheet = (name: string): string => (name === '' ? '' : `“${name}”`);

/** A refusal with its words filled. */
export function refuse(
	code: keyof typeof refusalWords,
	where: Place,
	fill: Readonly<Record<string, string | number>> = {}
): Refusal {
	return new Refusal({ code, where, severity: 'error', fill: { file: where.file ?? '', ...fill } });
}

/** A warning about a whole file or column. */
export function warn(
	code: keyof typeof warningWords,
	where: Place,
	fill: Readonly<Record<string, string | number>> = {}
): Problem {
	return { code, where, severity: 'warning', fill };
}
