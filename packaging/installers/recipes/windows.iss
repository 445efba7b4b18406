; The folder as an installer for Windows, by Inno Setup 6. It was never run:
;   py packaging\installers\build.py folder
;   iscc packaging\installers\recipes\windows.iss
[Setup]
AppId=org.gc_studio.GCStudio
AppName=GC Studio
AppVersion=1.0.0
DefaultDirName={autopf}\GC Studio
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile=..\..\..\LICENSE
OutputDir=..\..\..\dist
OutputBaseFilename=gc-studio-setup
Compression=lzma2
SolidCompression=yes
ChangesAssociations=yes

[Files]
Source: "..\..\..\dist\gc-studio\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\GC Studio"; Filename: "{app}\gc-studio.exe"

[Registry]
Root: HKA; Subkey: "Software\Classes\.gcx"; ValueType: string; ValueData: "GCStudio.gcx"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\GCStudio.gcx"; ValueType: string; ValueData: "GC Studio picture"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\GCStudio.gcx\shell\open\command"; ValueType: string; ValueData: """{app}\gc-studio.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.gcs"; ValueType: string; ValueData: "GCStudio.gcs"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\GCStudio.gcs"; ValueType: string; ValueData: "GC Studio project"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\GCStudio.gcs\shell\open\command"; ValueType: string; ValueData: """{app}\gc-studio.exe"" ""%1"""
