@echo off
rem The first command on Windows, and every later one: sets up what is missing and starts the program.
rem ASCII only: cmd reads other letters by the code page of the PC. The Chinese sentence is in a file of its own.
setlocal
set "here=%~dp0"
set PYTHONUTF8=1
for %%p in ("py -3" "python" "python3") do (
  %%~p -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && (
    %%~p "%here%set_up.py" run -- %*
    goto end
  )
)
chcp 65001 >nul
type "%here%python-wanted.txt"
pause
exit /b 1
:end
exit /b %errorlevel%
