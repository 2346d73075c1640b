/** The browser build, on both platforms: one code path, and no file system in the bundle. */
declare module 'exceljs/dist/exceljs.min.js' {
	import ExcelJS from 'exceljs';
	export default ExcelJS;
}
