import { AlignmentType, LevelFormat, LineRuleType, type IPropertiesOptions } from 'docx';
import type { Locale } from '#lib/i18n/locale.ts';

type Font = Readonly<Record<'ascii' | 'hAnsi' | 'eastAsia' | 'cs', string>>;
const font = (latin: string, eastAsia: string): Font => ({ ascii: latin, hAnsi: latin, eastAsia, cs: latin });

/** Latin and East Asian fonts of Chinese office papers, for text and for titles: every Word has them. */
const fonts: Readonly<Record<Locale, { readonly text: Font; readonly title: Font }>> = {
	'zh-CN': { text: font('Times New Roman', '宋体'), title: font('Arial', '黑体') },
	'zh-Hant': { text: font('Times New Roman', '新細明體'), title: font('Arial', '微軟正黑體') },
	en: { text: font('Calibri', '宋体'), title: font('Calibri', '黑体') }
};

/** What stands in for an East Asian font where it is missing: its other name, its looks and its signs. */
const substitutes: Readonly<
	Record<string, { other: string; panose: string; charset: string; family: string }>
> = {
	宋体: { other: 'SimSun', panose: '02010600030101010101', charset: '86', family: 'auto' },
	黑体: { other: 'SimHei', panose: '02010609060101010101', charset: '86', family: 'modern' },
	新細明體: { other: 'PMingLiU', panose: '02020500000000000000', charset: '88', family: 'roman' },
	微軟正黑體: { other: 'Microsoft JhengHei', panose: '020B0604030504040204', charset: '88', family: 'swiss' }
};

/** The entries of word/fontTable.xml for the East Asian fonts of a language. */
export const fontTable = (locale: Locale): string =>
	[fonts[locale].text, fonts[locale].title]
		.map(({ eastAsia: name }) => {
			const { other, panose, charset, family } = substitutes[name]!;
			return `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:panose1 w:val="${panose}"/><w:charset w:val="${charset}"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`;
		})
		.join('');

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

/** Word's own names of the lines of a table of contents. */
const contentsStyles = [1, 2].map((level) => ({
	id: `TOC${level}`,
	name: `toc ${level}`,
	basedOn: 'Normal',
	next: 'Normal',
	run: { size: level === 1 ? 21 : 19 },
	paragraph: {
		spacing: { before: 0, after: 40, line: 276, lineRule: LineRuleType.AUTO },
		indent: { left: (level - 1) * 420 }
	}
}));

/** Paragraph styles by name; sizes are half points, spacing twentieths of a point. */
export function styles(locale: Locale): IPropertiesOptions['styles'] {
	const { text: font, title: strong } = fonts[locale];
	const bold = { bold: true, font: strong };
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
				run: { ...bold, size: 40 },
				paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 40 } }
			},
			heading1: {
				run: { ...bold, size: 28, color: colours.accent },
				paragraph: { spacing: { before: 360, after: 120 }, keepNext: true, keepLines: true }
			},
			heading2: {
				run: { ...bold, size: 23 },
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
				run: { ...bold, size: 19, color: colours.accent },
				paragraph: { spacing: { before: 160, after: 60 }, keepNext: true, keepLines: true }
			},
			text('TableText', 18),
			text('TableHead', 18, { keepNext: true }, bold),
			text('ListText', 16),
			text('ListHead', 16, { keepNext: true }, bold),
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
				bold
			),
			text('FigureName', 18, {}, { color: colours.soft }),
			text('Running', 16, {}, { color: colours.soft }),
			text('ContentsTitle', 24, { spacing: { before: 320, after: 120 }, keepNext: true }, bold),
			...contentsStyles
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
