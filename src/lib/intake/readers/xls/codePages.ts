/** Decoders by the number that old workbooks name their code page by; simplified Chinese where none is known. */
const labels: Readonly<Record<number, string>> = {
	437: 'windows-1252',
	850: 'windows-1252',
	874: 'windows-874',
	932: 'shift_jis',
	936: 'gb18030',
	949: 'euc-kr',
	950: 'big5',
	1200: 'utf-16le',
	1250: 'windows-1250',
	1251: 'windows-1251',
	1252: 'windows-1252',
	1253: 'windows-1253',
	1254: 'windows-1254',
	1255: 'windows-1255',
	1256: 'windows-1256',
	1257: 'windows-1257',
	1258: 'windows-1258',
	10000: 'macintosh',
	10001: 'shift_jis',
	10002: 'big5',
	10008: 'gb18030',
	20936: 'gb18030',
	28591: 'windows-1252',
	54936: 'gb18030',
	65000: 'utf-8',
	65001: 'utf-8'
};

/** The name of a code page as the platform's decoders know it. */
export const encodingOfPage = (page: number): string => labels[page] ?? 'gb18030';

const decoders = new Map<string, TextDecoder>();

/**
 * The tables of code pages that SheetJS asks for, by the decoders of the platform. `wide` says that the workbook in hand has its text in
 * UTF-16 (BIFF8), whatever code page it names; `chosen` is the encoding that the user gave.
 */
export function codePages(): {
	wide: boolean;
	chosen: string | undefined;
	readonly utils: { decode(page: number, data: ArrayLike<number>): string; encode(): never };
} {
	const pages = {
		wide: true,
		chosen: undefined as string | undefined,
		utils: {
			decode(page: number, data: ArrayLike<number>): string {
				if (pages.wide && page !== 65001) {
					let text = '';
					for (let at = 0; at + 1 < data.length; at += 2)
						text += String.fromCharCode(data[at]! | (data[at + 1]! << 8));
					return text;
				}
				const label =
					page === 1200 || page === 65001 ? encodingOfPage(page) : (pages.chosen ?? encodingOfPage(page));
				const decoder = decoders.get(label) ?? new TextDecoder(label);
				decoders.set(label, decoder);
				return decoder.decode(data instanceof Uint8Array ? data : Uint8Array.from(data));
			},
			encode(): never {
				throw new Error('only decoded here');
			}
		}
	};
	return pages;
}
