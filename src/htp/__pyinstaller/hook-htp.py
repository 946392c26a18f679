"""What htp needs beside the modules that PyInstaller finds: the files of the rulebook, the pages and the help."""

from PyInstaller.utils.hooks import collect_data_files

datas = collect_data_files("htp")
