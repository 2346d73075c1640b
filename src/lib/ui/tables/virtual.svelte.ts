import {
	elementScroll,
	observeElementOffset,
	observeElementRect,
	Virtualizer,
	type VirtualItem
} from '@tanstack/virtual-core';

/** Which rows of a long list lie in sight, and how tall the whole of it is. */
export class VirtualRows {
	items = $state.raw<VirtualItem[]>([]);
	height = $state(0);
	readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
	readonly #rowHeight: number;
	#element: HTMLElement | null = null;
	#count = 0;

	constructor(rowHeight: number) {
		this.#rowHeight = rowHeight;
		this.#virtualizer = new Virtualizer<HTMLElement, HTMLElement>(this.#options());
	}

	#options() {
		return {
			count: this.#count,
			getScrollElement: () => this.#element,
			estimateSize: () => this.#rowHeight,
			overscan: 12,
			scrollToFn: elementScroll,
			observeElementRect,
			observeElementOffset,
			onChange: () => this.#read()
		};
	}

	#read(): void {
		this.items = this.#virtualizer.getVirtualItems();
		this.height = this.#virtualizer.getTotalSize();
	}

	/** Watches this scrolling element as long as it is there. */
	watch = (element: HTMLElement): (() => void) => {
		this.#element = element;
		const unmount = this.#virtualizer._didMount();
		this.#virtualizer._willUpdate();
		this.#read();
		return unmount;
	};

	set count(count: number) {
		this.#count = count;
		this.#virtualizer.setOptions(this.#options());
		this.#virtualizer._willUpdate();
		this.#read();
	}

	scrollTo(at: number): void {
		this.#virtualizer.scrollToIndex(at, { align: 'auto' });
	}

	top(): void {
		this.#element?.scrollTo({ top: 0 });
	}
}
