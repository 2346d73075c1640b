/** Strokes of the icons on a 24 × 24 grid. Every icon stands beside its words. */
export const icons = {
	overview: 'M4 20V10M10 20V4M16 20v-8M21 20H3',
	clauses: 'M12 7v5l3 3M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18',
	fines: 'M6 3l6 8 6-8M12 11v10M7 13h10M7 17h10',
	satisfaction: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8 14c1 2 2.5 3 4 3s3-1 4-3M9 9v1M15 9v1',
	recurring: 'M4 12a8 8 0 0 1 14-5l2 2M20 4v5h-5M20 12a8 8 0 0 1-14 5l-2-2M4 20v-5h5',
	complaints: 'M4 6h16M4 12h16M4 18h16',
	report: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
	import: 'M12 3v12M7 10l5 5 5-5M4 20h16',
	rulebook: 'M5 4h11a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3zM5 17a3 3 0 0 1 3-3h11M9 8h6',
	settings: 'M4 7h10M18 7h2M4 17h2M10 17h10M16 4v6M8 14v6',
	search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.5 15.5L21 21',
	close: 'M6 6l12 12M18 6L6 18',
	more: 'M5 12h.01M12 12h.01M19 12h.01',
	down: 'M6 9l6 6 6-6',
	up: 'M6 15l6-6 6 6',
	check: 'M5 13l4 4L19 7',
	warning: 'M12 4l9 16H3zM12 10v5M12 17.5v.5',
	info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v6M12 7v.5',
	file: 'M6 3h8l4 4v14H6zM14 3v4h4',
	folder: 'M3 6h6l2 2h10v11H3z',
	undo: 'M9 7L4 12l5 5M4 12h10a6 6 0 0 1 6 6v1',
	download: 'M12 3v12M7 10l5 5 5-5M4 20h16',
	print: 'M7 9V3h10v6M7 17H4v-8h16v8h-3M7 14h10v7H7z',
	table: 'M4 5h16v14H4zM4 10h16M4 15h16M10 5v14',
	filter: 'M4 5h16l-6 8v6l-4-2v-4z',
	back: 'M15 5l-7 7 7 7',
	lock: 'M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3',
	globe: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18',
	play: 'M8 5l11 7-11 7z'
} as const;

export type IconName = keyof typeof icons;
