/** What a script is written for: Python 2.7, as Jython runs it, or Python 3. */
export type PythonVersion = 2 | 3;
