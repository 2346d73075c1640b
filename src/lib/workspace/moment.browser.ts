/** This moment by the computer's clock, naive: 'YYYY-MM-DD HH:MM:SS'. For what is made, never for what is judged. */
export function localMoment(): string {
	const now = new Date();
	const two = (value: number) => String(value).padStart(2, '0');
	const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
	return `${day} ${[now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join(':')}`;
}
