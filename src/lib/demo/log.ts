import type { FieldName } from '#lib/model/columns.ts';
import type { Case } from './case.ts';
import { timeText } from './civil.ts';
import { csvField } from '#lib/base/csv.ts';
import { layout, type LogColumn } from './layout.ts';
import { oddCodes, oddTime, slip } from './mess.ts';
import type { Random } from './random.ts';

/** Share of cells that are written in another width, and of codes that are spelt in another way. */
const oddTimes = 0.004;
const oddSpellings = 0.006;

function line(random: Random, item: Case, columns: readonly LogColumn[]): string[] {
	return columns.map((column) => {
		if ('time' in column) {
			const at = column.time(item);
			if (at === null) return '';
			return random.chance(oddTimes) ? oddTime(random, at) : timeText(at);
		}
		const odd = column.field === null ? undefined : oddCodes[column.field];
		const value = column.text(item);
		return odd && value !== '' && random.chance(oddSpellings) ? random.pick(odd) : value;
	});
}

/** A second row for some complaints: the same again, or the same number with other content. */
function doubled(random: Random, cells: readonly string[], columns: readonly LogColumn[]): string[] | null {
	const kind = random.below(1000);
	if (kind < 2) return [...cells];
	if (kind < 4)
		return cells.map((value, i) => (columns[i]?.field === 'remarks' ? '补录：更正处理结果' : value));
	return null;
}

/** A date far in the future, where a finger slipped on the year. */
function future(text: string): string {
	return text.replace(/^20(\d)(\d)/, '20$2$1');
}

/**
 * The log as a clerk's spreadsheet would be saved: a title row, the header, the complaints with their slips,
 * and, where the log is long enough, a blank row, a header pasted in again and a totals row. `rows` data rows in all.
 */
export function writeLog(
	random: Random,
	items: readonly Case[],
	rows: number,
	title: string,
	fields?: readonly FieldName<'complaints'>[]
): string {
	const columns = fields ? layout.filter((c) => c.field !== null && fields.includes(c.field)) : layout;
	const blank = columns.map(() => '');
	const header = columns.map((c) => c.header);
	const join = (cells: readonly string[]) => cells.map(csvField).join(',');
	const lines = [join([title, ...blank.slice(1)]), join(header)];
	const numbered = columns.findIndex((c) => c.field === 'complaint_no');
	const completed = columns.findIndex((c) => c.field === 'completed_at');
	let written = 0;
	for (const item of items) {
		if (written >= rows) break;
		slip(random, item);
		const cells = line(random, item, columns);
		if (numbered >= 0 && random.chance(0.0015)) cells[numbered] = '';
		if (completed >= 0 && written === Math.floor(rows * 0.8))
			cells[completed] = future(cells[completed] ?? '');
		lines.push(join(cells));
		written++;
		const second = written < rows ? doubled(random, cells, columns) : null;
		if (second) {
			lines.push(join(second));
			written++;
		}
		if (rows >= 200 && written === Math.floor(rows * 0.4)) lines.push(join(blank));
		if (rows >= 200 && written === Math.floor(rows * 0.6)) lines.push(join(header));
	}
	if (rows >= 200) lines.push(join(['合计', `${written}件`, ...blank.slice(2)]));
	return lines.join('\r\n') + '\r\n';
}
