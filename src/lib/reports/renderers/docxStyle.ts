import { AlignmentType, LevelFormat, LineRuleType, type IPropertiesOptions } from 'docx';
import type { Locale } from '#lib/i18n/locale.ts';

/** Latin and East Asian fonts that Word has in each language. */
const fonts: Readonly<Record<Locale, { ascii: string; hAnsi: string; eastAsia: string; cs: string }>> = {
	'zh-CN': { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: '微软雅黑', cs: 'Calibri' },
	'zh-Hant': { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: '微軟正黑體', cs: 'Calibri' },
	en: { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: '微软雅黑', cs: 'Calibri' }
};
const languages: Readonly<Record<Locale, { value: string; eastAsia: string }>> = {
	'zh-CN': { value: 'en-US', eastAsia: 'zh-CN' },
	'zh-Hant': { value: 'en-US', eastAsia: 'zh-TW' },
	en: { value: 'en-GB', eastAsia: 'zh-CN' }
};

export const colours = {
	accent: '1F5F6B',
	headFill: 'E6EEF0',
	totalFill: 'F3F6F7',
	line: 'B4BDC7',
	soft: '596575',
	met: '0B6B5E',
	breached: 'B0401A',
	pending: '4A6478',
	unknown: '666677',
	muted: '666677'
} as const;

/** Paragraph styles by name; sizes are half points, spacing twentieths of a point. */
export function styles(locale: Locale): IPropertiesOptions['styles'] {
	const font = fonts[locale];
	const text = (id: string, size: number, more: object = {}, run: object = {}) => ({
		id,
		name: id,
		basedOn: 'Normal',
		run: { size, ...run },
		paragraph: { spacing: { before: 0, after: 0, line: 252, lineRule: LineRuleType.AUTO }, ...more }
	});
	return {
		default: {
			document: {
				run: { font, size: 21, language: languages[locale] },
				paragraph: { spacing: { after: 120, line: 300, lineRule: LineRuleType.AUTO } }
			},
			title: {
				run: { font, size: 40, bold: true },
				paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 40 } }
			},
			heading1: {
				run: { font, size: 28, bold: true, color: colours.accent },
				paragraph: { spacing: { before: 360, after: 120 }, keepNext: true, keepLines: true }
			},
			heading2: {
				run: { font, size: 23, bold: true },
				paragraph: { spacing: { before: 240, after: 80 }, keepNext: true, keepLines: true }
			}
		},
		paragraphStyles: [
			text(
				'Period',
				24,
				{ alignment: AlignmentType.CENTER, spacing: { after: 160 } },
				{ color: colours.soft }
			),
			{
				id: 'Caption',
				name: 'caption',
				basedOn: 'Normal',
				next: 'Normal',
				run: { size: 19, bold: true, color: colours.accent },
				paragraph: { spacing: { before: 160, after: 60 }, keepNext: true, keepLines: true }
			},
			text('TableText', 18),
			text('TableHead', 18, { keepNext: true }, { bold: true }),
			text('ListText', 16),
			text('ListHead', 16, { keepNext: true }, { bold: true }),
			text(
				'Under',
				17,
				{ spacing: { before: 40, after: 40, line: 252, lineRule: LineRuleType.AUTO } },
				{ color: colours.soft }
			),
			text('AfterTable', 8, { spacing: { before: 0, after: 140, line: 200, lineRule: LineRuleType.AUTO } }),
			text(
				'FigureValue',
				34,
				{ spacing: { before: 60, after: 20, line: 240, lineRule: LineRuleType.AUTO } },
				{ bold: true }
			),
			text('FigureName', 18, {}, { color: colours.soft }),
			text('Running', 16, {}, { color: colours.soft })
		]
	};
}

/** Real numbering for headings and ordered lists, in the custom of the language. */
export function numbering(locale: Locale): IPropertiesOptions['numbering'] {
	const english = locale === 'en';
	const level = (index: number, text: string, format: (typeof LevelFormat)[keyof typeof LevelFormat]) => ({
		level: index,
		format,
		text,
		alignment: AlignmentType.START,
		suffix: english ? ('space' as const) : ('nothing' as const),
		style: { paragraph: { indent: { left: 0, hanging: 0 } } }
	});
	return {
		config: [
			{
				reference: 'headings',
				levels: english
					? [level(0, '%1.', LevelFormat.DECIMAL), level(1, '%1.%2', LevelFormat.DECIMAL)]
					: [
							level(0, '%1、', LevelFormat.CHINESE_COUNTING_THOUSAND),
							level(1, '（%2）', LevelFormat.CHINESE_COUNTING_THOUSAND)
						]
			},
			{
				reference: 'annexes',
				levels: [
					{ ...level(0, english ? 'Annex %1' : '附件%1', LevelFormat.DECIMAL), suffix: 'space' as const }
				]
			},
			{
				reference: 'list',
				levels: [
					{
						level: 0,
						format: LevelFormat.DECIMAL,
						text: '%1.',
						alignment: AlignmentType.START,
						style: { paragraph: { indent: { left: 420, hanging: 420 } } }
					}
				]
			}
		]
	};
}
