import { words, type Words } from '#lib/i18n/locale.ts';

/** What a file in a folder is where its name says that it is no table. */
export const otherKinds = {
	lock: words('表格软件的临时文件', '試算表軟體的暫存檔', 'temporary file of a spreadsheet program'),
	system: words('系统文件', '系統檔', 'system file'),
	picture: words('图片', '圖片', 'picture'),
	document: words('文档', '文件', 'document'),
	archive: words('压缩包', '壓縮檔', 'archive'),
	media: words('音频或视频', '音訊或影片', 'sound or video'),
	other: words('不是表格', '不是表格', 'not a table')
} as const satisfies Record<string, Words>;
export type OtherKind = keyof typeof otherKinds;

const endings: readonly (readonly [OtherKind | null, string])[] = [
	[null, 'csv tsv tab txt xlsx xlsm xltx xltm xlsb xls xlt et ett ods'],
	['picture', 'png jpg jpeg jfif gif bmp webp heic heif tif tiff svg ico psd'],
	[
		'document',
		'pdf doc docx docm dot dotx rtf odt wps wpt ppt pptx pps ppsx dps md html htm xps ofd eml msg'
	],
	['archive', 'zip rar 7z gz tar bz2 xz'],
	['media', 'mp3 wav m4a amr aac wma mp4 mov avi wmv mkv flv 3gp'],
	['system', 'ini db lnk url log tmp bak dll exe sys']
];
const kinds = new Map(
	endings.flatMap(([kind, list]) => list.split(' ').map((ending) => [ending, kind] as const))
);

/** What a file that lies among others is by its name; null where it may be a table, which only its content tells. */
export function otherKind(path: string): OtherKind | null {
	const parts = path.split('/');
	const name = parts.at(-1)!;
	if (/^(~\$|\.~)/.test(name)) return 'lock';
	if (parts.some((part) => part.startsWith('.') || part === '__MACOSX' || part === '$RECYCLE.BIN'))
		return 'system';
	if (/^(desktop\.ini|thumbs\.db|icon\r)$/i.test(name)) return 'system';
	const kind = kinds.get(/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '');
	return kind === undefined ? 'other' : kind;
}
