import type { KeptEdition } from '#lib/model/editions.ts';

/** An entry of the register with nothing in it but what a store looks at. */
export const keptEdition = (edition: number, file: string): KeptEdition => ({
	kind: 'monthly',
	subject: '2025-06',
	number: 'M-2025-06',
	edition,
	title: '客户投诉处理工作月报',
	period: { from: '2025-06-01', to: '2025-06-30', label: '2025年6月' },
	locale: 'zh-CN',
	masked: true,
	scope: null,
	asOf: '2025-06-30 18:00:00',
	rulebook: { id: 'combined', edition: '第1版', title: '综合制度', sha256: 'c'.repeat(64) },
	program: '0.1.0',
	fingerprint: '0123456789abcdef',
	at: '2025-07-01 09:00:00',
	by: '王芳',
	note: '',
	hands: [],
	file,
	bytes: 3
});
