<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source> (it lies on its side)</source>
        <translation>（方向不对）</translation>
    </message>
    <message>
        <source> (now)</source>
        <translation>（当前）</translation>
    </message>
    <message>
        <source> (undone)</source>
        <translation>（已撤消）</translation>
    </message>
    <message>
        <source> ({count:,} times so far)</source>
        <translation>（目前 {count:,} 次）</translation>
    </message>
    <message>
        <source> ({count} more)</source>
        <translation>（另有 {count} 个）</translation>
    </message>
    <message>
        <source> and </source>
        <translation>和</translation>
    </message>
    <message numerus="yes">
        <source>%n cells for {cost:,} B; the file then has {size:,} B</source>
        <translation>
            <numerusform>%n 个单元，{cost:,} B；文件将为 {size:,} B</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cells that were true to the photo have moved: they keep its gist.</source>
        <translation>
            <numerusform>%n 个忠于照片的单元已移动：改为概略保留。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n 处更改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n colours of {name}; click one, or drag it to a region</source>
        <translation>
            <numerusform>{name} 的 %n 种颜色；单击或拖到区域上</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n faces</source>
        <translation>
            <numerusform>%n 张人脸</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files exist already in {folder}.</source>
        <translation>
            <numerusform>{folder} 中已有 %n 个同名文件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines of letters</source>
        <translation>
            <numerusform>%n 行文字</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new textures of seed {seed}; click one to use it</source>
        <translation>
            <numerusform>种子 {seed} 的 %n 个新纹理；单击即可使用</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos</source>
        <translation>
            <numerusform>%n 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n textures</source>
        <translation>
            <numerusform>%n 个纹理</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>完成(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>下一步(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Preserve</source>
        <translation>保留(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Select</source>
        <translation>选择(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>, or </source>
        <translation>，或 </translation>
    </message>
    <message>
        <source>, {files:,} files, {size:,} B</source>
        <translation>，{files:,} 个文件，{size:,} B</translation>
    </message>
    <message>
        <source>.gcx files</source>
        <translation>.gcx 文件</translation>
    </message>
    <message>
        <source>.gcx {size:,.0f} B on average</source>
        <translation>.gcx 平均 {size:,.0f} B</translation>
    </message>
    <message>
        <source>1 : {ratio:,.0f} of the photo&apos;s {weight}</source>
        <translation>1 : {ratio:,.0f}，照片为 {weight}</translation>
    </message>
    <message>
        <source>A code of the bytes alone, with fewer modules, for GC Studio and gcx</source>
        <translation>仅含字节的二维码，模块更少，供 GC Studio 和 gcx 使用</translation>
    </message>
    <message>
        <source>A code that a phone opens with the page</source>
        <translation>手机可用该页面打开的二维码</translation>
    </message>
    <message>
        <source>A folder gcx beside the photos</source>
        <translation>照片旁的 gcx 文件夹</translation>
    </message>
    <message>
        <source>A picture holds {n} textures; where there was no room, the nearest was taken</source>
        <translation>一张图片最多有 {n} 种纹理；没有空位时使用了最接近的纹理</translation>
    </message>
    <message>
        <source>A picture is being refined already</source>
        <translation>已有图片正在精修</translation>
    </message>
    <message>
        <source>A picture is being resized already</source>
        <translation>已有图片正在调整大小</translation>
    </message>
    <message>
        <source>A picture of which there was no photo, as the model gc draws it</source>
        <translation>没有对应照片的图片，由模型 gc 生成</translation>
    </message>
    <message>
        <source>A pixel of the lines is {scale} × {scale} of the picture</source>
        <translation>线条的一个像素等于图片的 {scale} × {scale}</translation>
    </message>
    <message>
        <source>A shape for each class, for programs that draw</source>
        <translation>每个类别一个图形，供绘图软件使用</translation>
    </message>
    <message>
        <source>A texture</source>
        <translation>一个纹理</translation>
    </message>
    <message>
        <source>A texture needs a name.</source>
        <translation>纹理需要名称。</translation>
    </message>
    <message>
        <source>About GC Studio</source>
        <translation>关于 GC Studio</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>实际大小</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Add photos; dropping them here does the same</source>
        <translation>添加照片；也可拖放到此处</translation>
    </message>
    <message>
        <source>Add textures</source>
        <translation>添加纹理</translation>
    </message>
    <message>
        <source>Add textures…</source>
        <translation>添加纹理…</translation>
    </message>
    <message>
        <source>Add the photos that lie in a folder</source>
        <translation>添加文件夹中的照片</translation>
    </message>
    <message>
        <source>Add the texture of a photo</source>
        <translation>添加照片的纹理</translation>
    </message>
    <message>
        <source>Add the texture of a photo to the list; dropping photos on the list does the same</source>
        <translation>将照片的纹理添加到列表；也可将照片拖放到列表上</translation>
    </message>
    <message>
        <source>Add the textures of photos or .gcx files to the list</source>
        <translation>将照片或 .gcx 文件的纹理添加到列表</translation>
    </message>
    <message>
        <source>Add to the favourites (F)</source>
        <translation>添加到收藏 (F)</translation>
    </message>
    <message>
        <source>Address of the page</source>
        <translation>页面地址</translation>
    </message>
    <message>
        <source>Address of the page that shows such links; it is remembered</source>
        <translation>显示此类链接的页面地址；会被记住</translation>
    </message>
    <message>
        <source>After a crash it is offered back at the next start.</source>
        <translation>崩溃后，下次启动时会提供恢复。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>All is read from the photo again, which has {size}: beyond that, nothing gets sharper.</source>
        <translation>全部重新从照片读取，照片为 {size}：超过此尺寸不会更清晰。</translation>
    </message>
    <message>
        <source>All keys and gestures</source>
        <translation>所有按键和手势</translation>
    </message>
    <message>
        <source>All of it is kept already.</source>
        <translation>这些都已保留。</translation>
    </message>
    <message>
        <source>All that is selected becomes the class in hand (Enter, or a double click in the list)</source>
        <translation>所选部分全部变为手中的类别（回车，或在列表中双击）</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>始终</translation>
    </message>
    <message>
        <source>Always show labels</source>
        <translation>始终显示类别</translation>
    </message>
    <message>
        <source>Always show preserved parts</source>
        <translation>始终显示保留部分</translation>
    </message>
    <message>
        <source>Always show structure lines</source>
        <translation>始终显示结构线条</translation>
    </message>
    <message>
        <source>An empty picture, to be painted: what is where, and the decoder paints what it looks like.</source>
        <translation>一幅空白画面：你画出哪里是什么，解码器画出它的样子。</translation>
    </message>
    <message>
        <source>Animate selections and presentations</source>
        <translation>选区和演示动画</translation>
    </message>
    <message>
        <source>Animated WebP</source>
        <translation>动画 WebP</translation>
    </message>
    <message>
        <source>Animation…</source>
        <translation>动画…</translation>
    </message>
    <message>
        <source>Another picture came in between: paste the part again</source>
        <translation>期间换了图片：请再粘贴一次</translation>
    </message>
    <message>
        <source>Another size</source>
        <translation>其他大小</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Applies to the marked region</source>
        <translation>应用于标记区域</translation>
    </message>
    <message>
        <source>Applies to the selection</source>
        <translation>应用于选区</translation>
    </message>
    <message>
        <source>Applies to the whole picture</source>
        <translation>应用于整张图片</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>最多</translation>
    </message>
    <message>
        <source>At most {size:,} B</source>
        <translation>最多 {size:,} B</translation>
    </message>
    <message>
        <source>Aubergine</source>
        <translation>茄紫</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Automatic ({size})</source>
        <translation>自动 ({size})</translation>
    </message>
    <message>
        <source>Automatic suits the speed of this machine.</source>
        <translation>自动适应本机速度。</translation>
    </message>
    <message>
        <source>Automatic takes the graphics card where there is one.</source>
        <translation>自动：有显卡时使用显卡。</translation>
    </message>
    <message>
        <source>Autosave does not work now: {why}. Save often.</source>
        <translation>自动保存目前无法使用：{why}。请经常保存。</translation>
    </message>
    <message>
        <source>Back (Left, Page up)</source>
        <translation>上一个（左、Page Up）</translation>
    </message>
    <message>
        <source>Back and forth</source>
        <translation>往返</translation>
    </message>
    <message>
        <source>Back to what it was (Esc)</source>
        <translation>恢复原状 (Esc)</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>退格键</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>变为</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>Begin with nothing but background</source>
        <translation>从只有背景开始</translation>
    </message>
    <message>
        <source>Beige knit</source>
        <translation>米色针织</translation>
    </message>
    <message>
        <source>Beside the photo</source>
        <translation>与照片对比</translation>
    </message>
    <message>
        <source>Bits per pixel</source>
        <translation>每像素比特</translation>
    </message>
    <message>
        <source>Black check</source>
        <translation>黑色格纹</translation>
    </message>
    <message>
        <source>Black jersey</source>
        <translation>黑色平针布</translation>
    </message>
    <message>
        <source>Blue flowers</source>
        <translation>蓝色花卉</translation>
    </message>
    <message>
        <source>Blues</source>
        <translation>蓝色系</translation>
    </message>
    <message>
        <source>Blush</source>
        <translation>浅粉</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>Bring the picture closer to the photo at about the same size; a swapped texture comes back, too</source>
        <translation>在大小基本不变的情况下使图片更接近照片；替换过的纹理也会还原</translation>
    </message>
    <message>
        <source>Brown melange</source>
        <translation>棕色混纺</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Brush size</source>
        <translation>画笔大小</translation>
    </message>
    <message>
        <source>Brush size in picture pixels</source>
        <translation>画笔大小（图片像素）</translation>
    </message>
    <message>
        <source>Brush size in picture pixels ([ and ], or Alt and the wheel)</source>
        <translation>画笔大小（图片像素；[ 和 ]，或 Alt 加滚轮）</translation>
    </message>
    <message>
        <source>By one level</source>
        <translation>降一级</translation>
    </message>
    <message>
        <source>Bytes along the history</source>
        <translation>历史中的字节数</translation>
    </message>
    <message>
        <source>Bytes beside other codecs</source>
        <translation>与其他编码的字节数对比</translation>
    </message>
    <message>
        <source>Bytes of the file</source>
        <translation>文件字节数</translation>
    </message>
    <message>
        <source>Bytes of the file at most</source>
        <translation>文件最多字节数</translation>
    </message>
    <message>
        <source>Bytes of the file to those of the photo file that it was made from</source>
        <translation>文件与原照片文件的字节数之比</translation>
    </message>
    <message>
        <source>Bytes of {layer}</source>
        <translation>{layer}的字节数</translation>
    </message>
    <message>
        <source>Bytes that may be spent</source>
        <translation>可用的字节数</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cannot begin: {why}</source>
        <translation>无法开始：{why}</translation>
    </message>
    <message>
        <source>Cannot export: the picture cannot be decoded</source>
        <translation>无法导出：图片无法解码</translation>
    </message>
    <message>
        <source>Cannot export: {why}</source>
        <translation>无法导出：{why}</translation>
    </message>
    <message>
        <source>Cannot look for unsaved work in {root}: {why}</source>
        <translation>无法在 {root} 中查找未保存的工作：{why}</translation>
    </message>
    <message>
        <source>Cannot open {name}: {what}</source>
        <translation>无法打开 {name}：{what}</translation>
    </message>
    <message>
        <source>Cannot open {name}: {what}.</source>
        <translation>无法打开 {name}：{what}。</translation>
    </message>
    <message>
        <source>Cannot open {what}</source>
        <translation>无法打开 {what}</translation>
    </message>
    <message>
        <source>Cannot read the folder: {why}</source>
        <translation>无法读取文件夹：{why}</translation>
    </message>
    <message>
        <source>Cannot write to {folder}: {why}</source>
        <translation>无法写入 {folder}：{why}</translation>
    </message>
    <message>
        <source>Cannot write {name} in {folder}: {why}</source>
        <translation>无法将 {name} 写入 {folder}：{why}</translation>
    </message>
    <message>
        <source>Cannot write {name}: {what}</source>
        <translation>无法写入 {name}：{what}</translation>
    </message>
    <message>
        <source>Canny</source>
        <translation>Canny</translation>
    </message>
    <message>
        <source>Cells kept as the photo shows them, small things softened</source>
        <translation>按照片保留的单元，细小之处柔化</translation>
    </message>
    <message>
        <source>Cells kept so true to the photo that letters can be read</source>
        <translation>忠实保留的单元，文字可辨</translation>
    </message>
    <message>
        <source>Cells stay kept only where a part lies as it was copied, in whole cells</source>
        <translation>只有当部分保持复制时的样子并对齐整个单元时，单元才会保留</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>中央</translation>
    </message>
    <message>
        <source>Change the cloth</source>
        <translation>更换布料</translation>
    </message>
    <message>
        <source>Charcoal fleece</source>
        <translation>炭灰抓绒</translation>
    </message>
    <message>
        <source>Choose a colour for what a texture applies to; drop a picture here for its five colours, or type a colour as #C0392B into the search</source>
        <translation>为纹理的应用范围选择颜色；将图片拖放到此处可取其五种颜色，或在搜索框中输入 #C0392B 这样的颜色</translation>
    </message>
    <message>
        <source>Choose a map</source>
        <translation>选择标签图</translation>
    </message>
    <message>
        <source>Choose a map: an indexed PNG or an SVG, as they are exported here</source>
        <translation>选择标签图：索引 PNG 或 SVG，与此处导出的相同</translation>
    </message>
    <message>
        <source>Choose another name for the work.</source>
        <translation>请为作品另选名称。</translation>
    </message>
    <message>
        <source>Choose the colour: {what}</source>
        <translation>选择颜色：{what}</translation>
    </message>
    <message>
        <source>Choose the folder to write to</source>
        <translation>选择要写入的文件夹</translation>
    </message>
    <message>
        <source>Choose the photo</source>
        <translation>选择照片</translation>
    </message>
    <message>
        <source>Choose what to keep.</source>
        <translation>请选择要保留的内容。</translation>
    </message>
    <message>
        <source>Choose where to write the file</source>
        <translation>选择文件的写入位置</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>清理</translation>
    </message>
    <message>
        <source>Clean up…</source>
        <translation>清理…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>清空列表</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>Clear the search (Escape)</source>
        <translation>清除搜索 (Esc)</translation>
    </message>
    <message>
        <source>Click a texture. The jumper takes it on, and the wall behind it stays as it is.</source>
        <translation>单击一个纹理。毛衣会变，后面的墙不变。</translation>
    </message>
    <message>
        <source>Click a thing to paint it; the right button offers all classes</source>
        <translation>点击物体即填充；右键列出所有类别</translation>
    </message>
    <message>
        <source>Click a thing to take its class in hand</source>
        <translation>点击物体即取用其类别</translation>
    </message>
    <message>
        <source>Click on a part that lines enclose</source>
        <translation>单击线条围成的部分</translation>
    </message>
    <message>
        <source>Click on a thing; a double click means all that touches it, as a whole person</source>
        <translation>点击物体；双击表示与之相连的全部，如整个人</translation>
    </message>
    <message>
        <source>Click to change between the whole picture and 100 %; the wheel zooms, dragging moves</source>
        <translation>单击在整图与 100 % 间切换；滚轮缩放，拖动移动</translation>
    </message>
    <message>
        <source>Click to set pins, drag them; Enter keeps what they do</source>
        <translation>单击放置图钉，再拖动；回车保留结果</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>关闭窗口</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <source>Close this picture</source>
        <translation>关闭此图片</translation>
    </message>
    <message>
        <source>Close this window</source>
        <translation>关闭此窗口</translation>
    </message>
    <message>
        <source>Close without a file</source>
        <translation>关闭，不写入文件</translation>
    </message>
    <message>
        <source>Close {name}</source>
        <translation>关闭 {name}</translation>
    </message>
    <message>
        <source>Code of</source>
        <translation>二维码内容</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Colour {name}</source>
        <translation>颜色 {name}</translation>
    </message>
    <message>
        <source>Colour: {name}</source>
        <translation>颜色：{name}</translation>
    </message>
    <message>
        <source>Colour: {what}</source>
        <translation>颜色：{what}</translation>
    </message>
    <message>
        <source>Colour…</source>
        <translation>颜色…</translation>
    </message>
    <message>
        <source>Come as near to the photo as a number of bytes allows</source>
        <translation>在给定字节数内尽可能接近照片</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>找到的命令</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Compressed picture</source>
        <translation>压缩图片</translation>
    </message>
    <message>
        <source>Contours</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <source>Contours are edges worth their bytes, Canny draws every edge, landmarks draw faces; automatic weighs lines everywhere</source>
        <translation>“轮廓”只取值得字节的边缘，Canny 画出每条边缘，“面部特征点”画出人脸；“自动”逐处权衡线条</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>复制命令行</translation>
    </message>
    <message>
        <source>Copy lines</source>
        <translation>复制线条</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Copy part</source>
        <translation>复制部分</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Copy the decoded picture, or of a selection lines, textures and kept cells as well</source>
        <translation>复制解码图片；有选区时连同线条、纹理和保留的单元一起复制</translation>
    </message>
    <message>
        <source>Copy the gcx command line that makes this file of its photo</source>
        <translation>复制由照片生成此文件的 gcx 命令行</translation>
    </message>
    <message>
        <source>Copy the report, to send it to whoever can mend it</source>
        <translation>复制报告，以便发给能修复的人</translation>
    </message>
    <message>
        <source>Copy the selected lines</source>
        <translation>复制选中的线条</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>正在复制…</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>Cream</source>
        <translation>奶油色</translation>
    </message>
    <message>
        <source>Crimson jersey</source>
        <translation>深红平针布</translation>
    </message>
    <message>
        <source>Current photo</source>
        <translation>当前照片</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Dark brown</source>
        <translation>深棕</translation>
    </message>
    <message>
        <source>Decoded</source>
        <translation>解码</translation>
    </message>
    <message>
        <source>Decoded PNG</source>
        <translation>解码 PNG</translation>
    </message>
    <message>
        <source>Decoded and original side by side</source>
        <translation>解码与原图并排</translation>
    </message>
    <message>
        <source>Decoded and original with a divider to drag</source>
        <translation>解码与原图，可拖动分隔线</translation>
    </message>
    <message>
        <source>Decoded at the left, the photo at the right.</source>
        <translation>左为解码，右为照片。</translation>
    </message>
    <message>
        <source>Decoded from {size:,} B</source>
        <translation>由 {size:,} B 解码</translation>
    </message>
    <message>
        <source>Decoded picture</source>
        <translation>解码图片</translation>
    </message>
    <message>
        <source>Decoding</source>
        <translation>解码</translation>
    </message>
    <message>
        <source>Decoding…</source>
        <translation>正在解码…</translation>
    </message>
    <message>
        <source>Decoding… {percent} %</source>
        <translation>正在解码… {percent} %</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete it, after a question</source>
        <translation>确认后删除</translation>
    </message>
    <message>
        <source>Delete lines</source>
        <translation>删除线条</translation>
    </message>
    <message>
        <source>Delete the selected lines</source>
        <translation>删除选中的线条</translation>
    </message>
    <message>
        <source>Deleted the texture {name}</source>
        <translation>已删除纹理 {name}</translation>
    </message>
    <message>
        <source>Denim jacket</source>
        <translation>牛仔外套</translation>
    </message>
    <message>
        <source>Departs most</source>
        <translation>偏差最大</translation>
    </message>
    <message>
        <source>Details are painted at this size, from the same lines.</source>
        <translation>细节按此大小绘制，使用相同的线条。</translation>
    </message>
    <message>
        <source>Details are painted at {size}.</source>
        <translation>细节按 {size} 绘制。</translation>
    </message>
    <message>
        <source>Detect anew</source>
        <translation>重新检测</translation>
    </message>
    <message>
        <source>Detect anew…</source>
        <translation>重新检测…</translation>
    </message>
    <message>
        <source>Detect the lines of the photo again, in the selection or everywhere</source>
        <translation>重新检测照片的线条（选区内或全部）</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Difference × {gain}; black where equal</source>
        <translation>差异 × {gain}；黑色表示相同</translation>
    </message>
    <message>
        <source>Discard all {count} pieces of unsaved work?</source>
        <translation>放弃全部 {count} 项未保存的工作？</translation>
    </message>
    <message>
        <source>Discard all…</source>
        <translation>全部放弃…</translation>
    </message>
    <message>
        <source>Discard this unsaved work?</source>
        <translation>放弃这项未保存的工作？</translation>
    </message>
    <message>
        <source>Discard unsaved work</source>
        <translation>放弃未保存的工作</translation>
    </message>
    <message>
        <source>Divider between picture and photo (D)</source>
        <translation>图片与照片之间的分隔线 (D)</translation>
    </message>
    <message>
        <source>Do it again</source>
        <translation>重新执行</translation>
    </message>
    <message>
        <source>Do not offer the tour again</source>
        <translation>不再提供导览</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Do not save (Escape)</source>
        <translation>不保存 (Esc)</translation>
    </message>
    <message>
        <source>Do not scale photos whose sides have at most {most} pixels</source>
        <translation>边长不超过 {most} 像素的照片不缩放</translation>
    </message>
    <message>
        <source>Drag a box of cells</source>
        <translation>拖出单元矩形</translation>
    </message>
    <message>
        <source>Drag a line, or click the corners of a polyline (Enter ends it)</source>
        <translation>拖出直线，或单击折线的各顶点（回车结束）</translation>
    </message>
    <message>
        <source>Drag it with Ctrl onto another tab to give that its texture</source>
        <translation>按住 Ctrl 拖到另一标签页，使其采用此纹理</translation>
    </message>
    <message>
        <source>Drag lines along; with a selection, all outside of it is frozen</source>
        <translation>拖动线条；有选区时，选区外全部冻结</translation>
    </message>
    <message>
        <source>Drag the divider, or the picture; the wheel zooms</source>
        <translation>拖动分隔线或图片；滚轮缩放</translation>
    </message>
    <message>
        <source>Drag to move the picture, turn the wheel to zoom</source>
        <translation>拖动移动图片，滚轮缩放</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Draw around cells</source>
        <translation>圈出单元</translation>
    </message>
    <message>
        <source>Draw as the hand moves</source>
        <translation>按手的移动绘制</translation>
    </message>
    <message>
        <source>Draw much smoother than the hand moves: it pulls the pen by a long cord</source>
        <translation>比手的移动平滑得多：手以长线牵引笔</translation>
    </message>
    <message>
        <source>Draw on both sides of a level axis; its grip moves it</source>
        <translation>在水平轴两侧绘制；拖动手柄移动轴</translation>
    </message>
    <message>
        <source>Draw on both sides of an upright axis; its grip moves it</source>
        <translation>在垂直轴两侧绘制；拖动手柄移动轴</translation>
    </message>
    <message>
        <source>Draw smoother than the hand moves: it pulls the pen by a short cord</source>
        <translation>比手的移动更平滑：手以短线牵引笔</translation>
    </message>
    <message>
        <source>Draw structure lines (right button or Shift: the opposite)</source>
        <translation>绘制结构线条（右键或 Shift：相反操作）</translation>
    </message>
    <message>
        <source>Drawing a picture…</source>
        <translation>正在生成图片…</translation>
    </message>
    <message>
        <source>Dress</source>
        <translation>连衣裙</translation>
    </message>
    <message>
        <source>Drop lines shorter than</source>
        <translation>删除短于此值的线条</translation>
    </message>
    <message>
        <source>Drop photos or a folder here</source>
        <translation>将照片或文件夹拖放到此处</translation>
    </message>
    <message>
        <source>Drop photos or pictures of GC Studio to add their textures</source>
        <translation>拖放照片或 GC Studio 图片以添加其纹理</translation>
    </message>
    <message>
        <source>Drop small specks, in the selection or everywhere</source>
        <translation>删除小斑点（选区内或全部）</translation>
    </message>
    <message>
        <source>Earth</source>
        <translation>大地色系</translation>
    </message>
    <message>
        <source>Editing</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Else every kept cell stays as true as it is</source>
        <translation>否则每个保留的单元维持原有忠实程度</translation>
    </message>
    <message>
        <source>End a polyline</source>
        <translation>结束折线</translation>
    </message>
    <message>
        <source>End the tour (Esc); it is in the menu Help</source>
        <translation>结束导览 (Esc)；可在“帮助”菜单中找到</translation>
    </message>
    <message>
        <source>Enlarged by Lanczos.</source>
        <translation>用 Lanczos 放大。</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车键</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>Erase structure lines (right button or Shift: the opposite)</source>
        <translation>擦除结构线条（右键或 Shift：相反操作）</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>橡皮</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Every model paints the photo from a file of its own. Click one to open it.</source>
        <translation>每个模型都从自己的文件绘制照片。点击即可打开。</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Everything preserved</source>
        <translation>全部保留</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export a .gcx, the decoded picture or a sheet, with its size before you do</source>
        <translation>导出 .gcx、解码图片或对比图，并预先显示大小</translation>
    </message>
    <message>
        <source>Export labels…</source>
        <translation>导出类别…</translation>
    </message>
    <message>
        <source>Export link</source>
        <translation>导出链接</translation>
    </message>
    <message>
        <source>Export link…</source>
        <translation>导出链接…</translation>
    </message>
    <message>
        <source>Export many photos</source>
        <translation>批量导出照片</translation>
    </message>
    <message>
        <source>Export many…</source>
        <translation>批量导出…</translation>
    </message>
    <message>
        <source>Export map…</source>
        <translation>导出结构图…</translation>
    </message>
    <message>
        <source>Export sheet…</source>
        <translation>导出对比图…</translation>
    </message>
    <message>
        <source>Export the labels</source>
        <translation>导出类别</translation>
    </message>
    <message>
        <source>Export the morph</source>
        <translation>导出渐变</translation>
    </message>
    <message>
        <source>Export the sheet</source>
        <translation>导出对比图</translation>
    </message>
    <message>
        <source>Export the structure map</source>
        <translation>导出结构图</translation>
    </message>
    <message>
        <source>Exported {name}</source>
        <translation>已导出 {name}</translation>
    </message>
    <message>
        <source>Exported {name}, {size:,} B</source>
        <translation>已导出 {name}，{size:,} B</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>人脸</translation>
    </message>
    <message>
        <source>Faces of people, from brow to chin and a little more</source>
        <translation>人脸：从额头到下巴，略有余量</translation>
    </message>
    <message>
        <source>Faithful</source>
        <translation>忠实</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Favourites only</source>
        <translation>仅收藏</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>文件名过长</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Fill: {name}</source>
        <translation>填充：{name}</translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation>查找命令…</translation>
    </message>
    <message>
        <source>Find a texture</source>
        <translation>查找纹理</translation>
    </message>
    <message>
        <source>Find faces, letters and the subject in the photo, and see what keeping them costs</source>
        <translation>查找照片中的人脸、文字和主体，并查看保留它们的代价</translation>
    </message>
    <message>
        <source>Find the photo</source>
        <translation>查找照片</translation>
    </message>
    <message>
        <source>Find the photo…</source>
        <translation>查找照片…</translation>
    </message>
    <message>
        <source>Finding out what the parts of the picture are worth…</source>
        <translation>正在评估图片各部分的价值…</translation>
    </message>
    <message>
        <source>Finding which lines belong together…</source>
        <translation>正在匹配线条…</translation>
    </message>
    <message>
        <source>Finds names and groups; Escape clears</source>
        <translation>按名称和组查找；Esc 清除</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>精细</translation>
    </message>
    <message>
        <source>Fit to bytes</source>
        <translation>适配字节数</translation>
    </message>
    <message>
        <source>Fit to bytes…</source>
        <translation>适配字节数…</translation>
    </message>
    <message>
        <source>Fit to window</source>
        <translation>适应窗口</translation>
    </message>
    <message>
        <source>Fit to {size:,} B</source>
        <translation>适配到 {size:,} B</translation>
    </message>
    <message>
        <source>Five steps on a sample photo</source>
        <translation>在示例照片上的五个步骤</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>垂直翻转</translation>
    </message>
    <message>
        <source>Folder of photos</source>
        <translation>照片文件夹</translation>
    </message>
    <message>
        <source>Folder to write to</source>
        <translation>写入的文件夹</translation>
    </message>
    <message>
        <source>Found in the photo</source>
        <translation>从照片中识别</translation>
    </message>
    <message>
        <source>Free hand</source>
        <translation>自由手绘</translation>
    </message>
    <message>
        <source>From a map</source>
        <translation>来自标签图</translation>
    </message>
    <message>
        <source>From the lines, textures or labels alone, where a model has them</source>
        <translation>仅由线条、纹理或类别绘制（若模型支持）</translation>
    </message>
    <message>
        <source>GC Studio did not end as it should have. This work was not saved; open it to go on where you were.</source>
        <translation>GC Studio 未正常退出。以下工作没有保存；打开即可从中断处继续。</translation>
    </message>
    <message>
        <source>GC Studio picture, .gcx</source>
        <translation>GC Studio 图片，.gcx</translation>
    </message>
    <message>
        <source>GC Studio project</source>
        <translation>GC Studio 项目</translation>
    </message>
    <message>
        <source>Gist</source>
        <translation>概略</translation>
    </message>
    <message>
        <source>Give a colour to what a texture applies to: to within 2 of CIELAB, where the decoder can paint it</source>
        <translation>为纹理的应用范围指定颜色：误差在 2 CIELAB 以内（解码器能画出时）</translation>
    </message>
    <message>
        <source>Give the picture another size: lines or labels are drawn anew, the rest is carried over</source>
        <translation>改变图片大小：线条或类别重新绘制，其余沿用</translation>
    </message>
    <message>
        <source>Give the picture this size</source>
        <translation>将图片设为此大小</translation>
    </message>
    <message>
        <source>Give up writing</source>
        <translation>放弃写入</translation>
    </message>
    <message>
        <source>Go from this picture to another one, or to a step of its history, and keep what lies between</source>
        <translation>从此图片渐变到另一图片或历史中的某一步，并保留中间结果</translation>
    </message>
    <message>
        <source>Go on with it, each in a tab of its own</source>
        <translation>继续处理，各占一个标签页</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>转到该处</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>显卡 (CUDA)</translation>
    </message>
    <message>
        <source>Greens</source>
        <translation>绿色系</translation>
    </message>
    <message>
        <source>Grey melange</source>
        <translation>灰色混纺</translation>
    </message>
    <message>
        <source>Group {group}</source>
        <translation>组 {group}</translation>
    </message>
    <message>
        <source>Grow</source>
        <translation>扩展</translation>
    </message>
    <message>
        <source>Grow preserved</source>
        <translation>扩展保留部分</translation>
    </message>
    <message>
        <source>Hand</source>
        <translation>抓手</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Here stands what each layer costs. {export} exports the file, {present} shows it to a room.</source>
        <translation>此处列出各图层的代价。{export} 导出文件，{present} 进行演示。</translation>
    </message>
    <message>
        <source>Hide the panels</source>
        <translation>隐藏面板</translation>
    </message>
    <message>
        <source>Hide the panels, or show them again; Shift+Tab goes from the picture to the controls</source>
        <translation>隐藏或重新显示面板；Shift+Tab 从图片转到控件</translation>
    </message>
    <message>
        <source>Hide the textures of this group</source>
        <translation>隐藏此组的纹理</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Hot pink denim</source>
        <translation>亮粉牛仔</translation>
    </message>
    <message>
        <source>How far</source>
        <translation>程度</translation>
    </message>
    <message>
        <source>How far the search is</source>
        <translation>搜索进度</translation>
    </message>
    <message>
        <source>How much of the hand&apos;s way the middle of the brush takes things along</source>
        <translation>画笔中心随手移动的程度</translation>
    </message>
    <message>
        <source>How true each part is to the photo.</source>
        <translation>各部分对照片的忠实程度。</translation>
    </message>
    <message>
        <source>How truly</source>
        <translation>忠实程度</translation>
    </message>
    <message>
        <source>How truly it is kept: finer takes more bytes</source>
        <translation>保留的忠实程度：越精细字节越多</translation>
    </message>
    <message>
        <source>Import a structure map</source>
        <translation>导入结构图</translation>
    </message>
    <message>
        <source>Import labels</source>
        <translation>导入类别</translation>
    </message>
    <message>
        <source>Import labels…</source>
        <translation>导入类别…</translation>
    </message>
    <message>
        <source>Import map</source>
        <translation>导入结构图</translation>
    </message>
    <message>
        <source>Import map…</source>
        <translation>导入结构图…</translation>
    </message>
    <message>
        <source>In this colour</source>
        <translation>用此颜色</translation>
    </message>
    <message>
        <source>Ink</source>
        <translation>墨笔</translation>
    </message>
    <message>
        <source>Ink or eraser, preserve or synthesise</source>
        <translation>墨笔或橡皮，保留或合成</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>输入/输出错误</translation>
    </message>
    <message>
        <source>Into</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Invented</source>
        <translation>合成</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>反转</translation>
    </message>
    <message>
        <source>Invert preserved</source>
        <translation>反转保留部分</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>这是一个文件夹</translation>
    </message>
    <message>
        <source>It cannot be brought back.</source>
        <translation>之后无法恢复。</translation>
    </message>
    <message>
        <source>Jacket</source>
        <translation>夹克</translation>
    </message>
    <message>
        <source>Jumper</source>
        <translation>毛衣</translation>
    </message>
    <message>
        <source>Keep a copy of unsaved work</source>
        <translation>保留未保存工作的副本</translation>
    </message>
    <message>
        <source>Keep a part faithful: letters can be read, a face is known again</source>
        <translation>忠实保留：文字可读，人脸可辨</translation>
    </message>
    <message>
        <source>Keep a part fine: most of what the photo shows</source>
        <translation>精细保留：照片的大部分内容</translation>
    </message>
    <message>
        <source>Keep a part true to the photo (right button or Shift: the opposite)</source>
        <translation>使一部分忠于照片（右键或 Shift：相反操作）</translation>
    </message>
    <message>
        <source>Keep a part true to the photo; with the wand, a thing or a whole person</source>
        <translation>使一部分忠于照片；用魔棒可保留一个物体或整个人</translation>
    </message>
    <message>
        <source>Keep each photo&apos;s size</source>
        <translation>保持每张照片的大小</translation>
    </message>
    <message>
        <source>Keep every pixel; the quality does not matter then</source>
        <translation>保留每个像素；此时与质量无关</translation>
    </message>
    <message>
        <source>Keep it; it is offered again at the next start</source>
        <translation>保留；下次启动时再次提供</translation>
    </message>
    <message>
        <source>Keep the gist of a part: shapes and colours where they were</source>
        <translation>概略保留：形状和颜色位置不变</translation>
    </message>
    <message>
        <source>Keep the selected part true to the photo</source>
        <translation>使选中部分忠于照片</translation>
    </message>
    <message>
        <source>Keep this step</source>
        <translation>保留此步</translation>
    </message>
    <message>
        <source>Keep what is shown (Enter)</source>
        <translation>保留所示结果（回车）</translation>
    </message>
    <message>
        <source>Keep what is shown; one undo takes it back (Enter)</source>
        <translation>保留所示结果；撤消一次即可还原（回车）</translation>
    </message>
    <message>
        <source>Keep what is there now under a name, whatever becomes of the history</source>
        <translation>以名称保存当前状态，不受历史变化影响</translation>
    </message>
    <message>
        <source>Keep what matters</source>
        <translation>保留重要内容</translation>
    </message>
    <message>
        <source>Keep what matters most, as long as so many bytes last</source>
        <translation>在字节数允许范围内保留最重要的内容</translation>
    </message>
    <message>
        <source>Keep what was suggested</source>
        <translation>保留建议内容</translation>
    </message>
    <message>
        <source>Kept: letters can be read, a face is known again.</source>
        <translation>已保留：文字可读，人脸可辨。</translation>
    </message>
    <message>
        <source>Kept: shapes and colours about where they were.</source>
        <translation>已保留：形状和颜色大致在原位。</translation>
    </message>
    <message>
        <source>Kept: the photo itself, small things softened.</source>
        <translation>已保留：照片本身，细小之处柔化。</translation>
    </message>
    <message>
        <source>Keyboard and mouse</source>
        <translation>键盘和鼠标</translation>
    </message>
    <message>
        <source>Khaki</source>
        <translation>卡其色</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Labels are carried over, their borders stay smooth.</source>
        <translation>类别沿用，边界保持平滑。</translation>
    </message>
    <message>
        <source>Labels say what is where: hair, dress, bag. They are painted over, turned into others, and sent.</source>
        <translation>类别说明哪里是什么：头发、连衣裙、包。可以涂改、换成别的，并随文件发送。</translation>
    </message>
    <message>
        <source>Labels, PNG</source>
        <translation>类别，PNG</translation>
    </message>
    <message>
        <source>Labels, SVG</source>
        <translation>类别，SVG</translation>
    </message>
    <message>
        <source>Landmarks</source>
        <translation>面部特征点</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>横向</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>放大画笔</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>套索</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后</translation>
    </message>
    <message>
        <source>Layers, OpenRaster</source>
        <translation>图层，OpenRaster</translation>
    </message>
    <message>
        <source>Leave (Esc)</source>
        <translation>离开 (Esc)</translation>
    </message>
    <message>
        <source>Leave a part to the decoder (right button or Shift: the opposite)</source>
        <translation>将一部分交给解码器（右键或 Shift：相反操作）</translation>
    </message>
    <message>
        <source>Leave everything as it was (Esc)</source>
        <translation>全部保持原样 (Esc)</translation>
    </message>
    <message>
        <source>Leave the picture as it is</source>
        <translation>保持图片原样</translation>
    </message>
    <message>
        <source>Leave the selected part to the decoder</source>
        <translation>将选中部分交给解码器</translation>
    </message>
    <message>
        <source>Leave what is painted to the decoder</source>
        <translation>将涂过的部分交给解码器</translation>
    </message>
    <message>
        <source>Length of the shorter side of photos that are opened; a smaller photo keeps its own size</source>
        <translation>打开照片时短边的长度；较小的照片保持原大小</translation>
    </message>
    <message>
        <source>Length of the shorter side that photos are scaled to; a smaller photo keeps its own</source>
        <translation>照片缩放后短边的长度；较小的照片保持原大小</translation>
    </message>
    <message>
        <source>Less quality, fewer bytes</source>
        <translation>质量越低，字节越少</translation>
    </message>
    <message>
        <source>Let the animation return to where it began</source>
        <translation>让动画回到起点</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Level by pen pressure</source>
        <translation>按笔压选级别</translation>
    </message>
    <message>
        <source>Level: {level}</source>
        <translation>级别：{level}</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Light grey jersey</source>
        <translation>浅灰平针布</translation>
    </message>
    <message>
        <source>Lilac</source>
        <translation>丁香紫</translation>
    </message>
    <message>
        <source>Lime</source>
        <translation>青柠</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>线条</translation>
    </message>
    <message>
        <source>Lines are carried over as curves, textures stay where they are.</source>
        <translation>线条按曲线沿用，纹理位置不变。</translation>
    </message>
    <message>
        <source>Lines of letters and figures</source>
        <translation>成行的文字和数字</translation>
    </message>
    <message>
        <source>Lines, SVG</source>
        <translation>线条，SVG</translation>
    </message>
    <message>
        <source>Lines, cells, regions and the picture as layers, for Krita and GIMP</source>
        <translation>线条、单元、区域和图片分层，用于 Krita 和 GIMP</translation>
    </message>
    <message>
        <source>Lines, textures and what is kept are read from the photo again; what you drew or swapped stays.</source>
        <translation>线条、纹理和保留内容重新从照片读取；您绘制或替换的内容不变。</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>正在加载模型…</translation>
    </message>
    <message>
        <source>Looking for its file…</source>
        <translation>正在查找其文件…</translation>
    </message>
    <message>
        <source>Looking for {colour}…</source>
        <translation>正在查找 {colour}…</translation>
    </message>
    <message>
        <source>Looking through the photo…</source>
        <translation>正在查看照片…</translation>
    </message>
    <message>
        <source>Lossless</source>
        <translation>无损</translation>
    </message>
    <message>
        <source>Lower what is painted by one level</source>
        <translation>将涂过的部分降一级</translation>
    </message>
    <message>
        <source>Magenta shell</source>
        <translation>品红软壳</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>主工具栏</translation>
    </message>
    <message>
        <source>Make a link or a QR code that holds the whole picture</source>
        <translation>制作包含整张图片的链接或二维码</translation>
    </message>
    <message>
        <source>Make a picture of its own of this step, in a tab of its own (Enter)</source>
        <translation>将此步作为独立图片在新标签页中打开（回车）</translation>
    </message>
    <message>
        <source>Make a scene of the photo</source>
        <translation>用照片创建场景</translation>
    </message>
    <message>
        <source>Make another thing of what is selected, or else of the thing under the mouse</source>
        <translation>把所选部分或鼠标下的物体变成别的</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Make lines one pixel wide, in the selection or everywhere: drawings from elsewhere take fewer bytes</source>
        <translation>把线条变为一像素宽，在选区内或全图：外来的图画占用更少字节</translation>
    </message>
    <message>
        <source>Make no scene</source>
        <translation>不创建场景</translation>
    </message>
    <message>
        <source>Makes the texture that this name stands for (Enter)</source>
        <translation>生成此名称所代表的纹理（回车）</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>标签图</translation>
    </message>
    <message>
        <source>Maps of labels</source>
        <translation>类别图</translation>
    </message>
    <message>
        <source>Mauve denim</source>
        <translation>淡紫牛仔</translation>
    </message>
    <message>
        <source>May lower what I kept</source>
        <translation>可降低我保留的内容</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Middle button</source>
        <translation>中键</translation>
    </message>
    <message>
        <source>Mint jersey</source>
        <translation>薄荷绿平针布</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>水平镜像</translation>
    </message>
    <message>
        <source>Mirror the selected lines left to right</source>
        <translation>将选中的线条左右镜像</translation>
    </message>
    <message>
        <source>Mirror the selected lines top to bottom</source>
        <translation>将选中的线条上下翻转</translation>
    </message>
    <message>
        <source>Mix of the texture before and the picked one</source>
        <translation>之前纹理与所选纹理的混合</translation>
    </message>
    <message>
        <source>Mix the texture before (left) with the picked one (right)</source>
        <translation>混合之前的纹理（左）与所选纹理（右）</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Model {name} has no lines that could be drawn at another size</source>
        <translation>模型 {name} 没有可按其他大小绘制的线条</translation>
    </message>
    <message>
        <source>Model {name} has {layers}, of which no other size is known</source>
        <translation>模型 {name} 含 {layers}，无法改变其大小</translation>
    </message>
    <message>
        <source>Model:</source>
        <translation>模型：</translation>
    </message>
    <message>
        <source>Model: {label}</source>
        <translation>模型：{label}</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>更多类似</translation>
    </message>
    <message>
        <source>Morph into</source>
        <translation>渐变到</translation>
    </message>
    <message>
        <source>Morph…</source>
        <translation>渐变…</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>鼠标</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Move lines</source>
        <translation>移动线条</translation>
    </message>
    <message>
        <source>Move part</source>
        <translation>移动部分</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>移动图片</translation>
    </message>
    <message>
        <source>Move the picture (also: hold space, or drag with the middle button)</source>
        <translation>移动图片（也可按住空格，或用中键拖动）</translation>
    </message>
    <message>
        <source>Move, scale and turn the selected lines (Alt: a copy)</source>
        <translation>移动、缩放和旋转选中的线条（Alt：复制）</translation>
    </message>
    <message>
        <source>Mustard twill</source>
        <translation>芥末黄斜纹布</translation>
    </message>
    <message>
        <source>My texture</source>
        <translation>我的纹理</translation>
    </message>
    <message>
        <source>My textures</source>
        <translation>我的纹理</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name of the texture to be saved</source>
        <translation>要保存的纹理名称</translation>
    </message>
    <message>
        <source>Needs torch, which this edition comes without: pip install gc-studio has it</source>
        <translation>需要 torch，而此版本不含它：pip install gc-studio 自带</translation>
    </message>
    <message>
        <source>Neutrals</source>
        <translation>中性色</translation>
    </message>
    <message>
        <source>New from noise</source>
        <translation>从噪声新建</translation>
    </message>
    <message>
        <source>New here? Five short steps on a sample photo show what can be done.</source>
        <translation>初次使用？在示例照片上用五个简短步骤了解功能。</translation>
    </message>
    <message>
        <source>New name of the texture</source>
        <translation>纹理的新名称</translation>
    </message>
    <message>
        <source>New scene</source>
        <translation>新建场景</translation>
    </message>
    <message>
        <source>New scene…</source>
        <translation>新建场景…</translation>
    </message>
    <message>
        <source>New tab</source>
        <translation>新标签页</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>新建…</translation>
    </message>
    <message>
        <source>Next (Space, Right, Page down)</source>
        <translation>下一个（空格、右、Page Down）</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>下一张图片</translation>
    </message>
    <message>
        <source>No browser opens {name}; open the file by hand</source>
        <translation>没有浏览器能打开 {name}；请手动打开此文件</translation>
    </message>
    <message>
        <source>No colours taken: {why}</source>
        <translation>未取得颜色：{why}</translation>
    </message>
    <message>
        <source>No command copied: {why}</source>
        <translation>未复制命令：{why}</translation>
    </message>
    <message>
        <source>No command goes by that name.</source>
        <translation>没有这样的命令。</translation>
    </message>
    <message>
        <source>No favourite is called “{text}”.</source>
        <translation>没有名为“{text}”的收藏。</translation>
    </message>
    <message>
        <source>No favourites yet. Click the star on a texture, or press F.</source>
        <translation>还没有收藏。单击纹理上的星标，或按 F。</translation>
    </message>
    <message>
        <source>No installed model draws from noise</source>
        <translation>没有安装可从噪声生成图片的模型</translation>
    </message>
    <message>
        <source>No installed model takes labels</source>
        <translation>已安装的模型都不支持类别</translation>
    </message>
    <message>
        <source>No labels imported: {why}</source>
        <translation>未导入类别：{why}</translation>
    </message>
    <message>
        <source>No map imported: {why}</source>
        <translation>未导入结构图：{why}</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>没有模型</translation>
    </message>
    <message>
        <source>No other picture is open</source>
        <translation>没有打开其他图片</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>没有图片</translation>
    </message>
    <message>
        <source>No picture drawn: {why}</source>
        <translation>未生成图片：{why}</translation>
    </message>
    <message>
        <source>No picture is open</source>
        <translation>没有打开图片</translation>
    </message>
    <message>
        <source>No shortcut goes by that name.</source>
        <translation>没有这样的快捷键。</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>磁盘空间不足</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>没有该文件或文件夹</translation>
    </message>
    <message>
        <source>No texture added: {what}</source>
        <translation>未添加纹理：{what}</translation>
    </message>
    <message>
        <source>No texture is called “{text}”.</source>
        <translation>没有名为“{text}”的纹理。</translation>
    </message>
    <message>
        <source>No texture saved: {why}</source>
        <translation>未保存纹理：{why}</translation>
    </message>
    <message>
        <source>No textures yet. Drop photos here to use theirs.</source>
        <translation>还没有纹理。将照片拖放到此处以使用其纹理。</translation>
    </message>
    <message>
        <source>Noise {seed}</source>
        <translation>噪声 {seed}</translation>
    </message>
    <message>
        <source>None</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Not in this file</source>
        <translation>不在此文件中</translation>
    </message>
    <message>
        <source>Not pasted: {why}</source>
        <translation>未粘贴：{why}</translation>
    </message>
    <message>
        <source>Not possible now</source>
        <translation>现在不可用</translation>
    </message>
    <message>
        <source>Not refined: {why}</source>
        <translation>未精修：{why}</translation>
    </message>
    <message>
        <source>Not resized: {why}</source>
        <translation>未调整大小：{why}</translation>
    </message>
    <message>
        <source>Not saved: {name} is open in another tab; close that, or choose another name</source>
        <translation>未保存：{name} 已在另一标签页中打开；请关闭它或另选名称</translation>
    </message>
    <message>
        <source>Not there any more</source>
        <translation>已不存在</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Nothing better was found</source>
        <translation>没有找到更好的结果</translation>
    </message>
    <message>
        <source>Nothing has moved: only what is selected can be moved.</source>
        <translation>没有移动：只能移动选中的部分。</translation>
    </message>
    <message>
        <source>Nothing is drawn in this picture</source>
        <translation>此图片中没有可绘制的内容</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>未选中任何内容</translation>
    </message>
    <message>
        <source>Nothing preserved</source>
        <translation>不保留</translation>
    </message>
    <message>
        <source>Nothing selected: {why}</source>
        <translation>未选中任何内容：{why}</translation>
    </message>
    <message>
        <source>Nothing was found that asks to be kept.</source>
        <translation>没有找到需要保留的内容。</translation>
    </message>
    <message>
        <source>Nothing was written</source>
        <translation>未写入任何内容</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>Notice below the message</source>
        <translation>消息下方的提示</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Number to choose</source>
        <translation>要选择的数值</translation>
    </message>
    <message>
        <source>Of each open picture; the oldest steps are forgotten first.</source>
        <translation>每张打开的图片；最早的步骤最先丢弃。</translation>
    </message>
    <message>
        <source>Offer it no longer; it stays in the menu Help</source>
        <translation>不再提供；仍可在“帮助”菜单中找到</translation>
    </message>
    <message>
        <source>Olive canvas</source>
        <translation>橄榄绿帆布</translation>
    </message>
    <message>
        <source>One cell less all around</source>
        <translation>四周减少一个单元</translation>
    </message>
    <message>
        <source>One screen pixel per pixel</source>
        <translation>一个像素对应一个屏幕像素</translation>
    </message>
    <message>
        <source>Only at {size}: its file is not where it was</source>
        <translation>仅 {size}：其文件已不在原处</translation>
    </message>
    <message>
        <source>Opacity and colours of structure lines and preserved parts</source>
        <translation>结构线条和保留部分的不透明度与颜色</translation>
    </message>
    <message>
        <source>Opacity of the labels</source>
        <translation>类别的不透明度</translation>
    </message>
    <message>
        <source>Opacity of the preserved parts</source>
        <translation>保留部分的不透明度</translation>
    </message>
    <message>
        <source>Opacity of the structure lines</source>
        <translation>结构线条的不透明度</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open a photo or a .gcx</source>
        <translation>打开照片或 .gcx</translation>
    </message>
    <message>
        <source>Open a photo with a map of what is where in it</source>
        <translation>打开照片，并附上哪里是什么的标签图</translation>
    </message>
    <message>
        <source>Open a photo…</source>
        <translation>打开照片…</translation>
    </message>
    <message>
        <source>Open a study file in the browser: it asks which of two pictures you prefer, and sends nothing</source>
        <translation>在浏览器中打开调查文件：它询问两幅图片中您更喜欢哪一幅，不发送任何内容</translation>
    </message>
    <message>
        <source>Open another picture in a tab of its own</source>
        <translation>在新标签页中打开另一张图片</translation>
    </message>
    <message>
        <source>Open as scene</source>
        <translation>作为场景打开</translation>
    </message>
    <message>
        <source>Open as scene…</source>
        <translation>作为场景打开…</translation>
    </message>
    <message>
        <source>Open documents</source>
        <translation>打开的文档</translation>
    </message>
    <message>
        <source>Open photos with another of the installed models</source>
        <translation>用其他已安装的模型打开照片</translation>
    </message>
    <message>
        <source>Open photos, .gcx files or projects; or drop them on the picture</source>
        <translation>打开照片、.gcx 文件或项目；或拖放到图片上</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>打开最近</translation>
    </message>
    <message>
        <source>Open the selected</source>
        <translation>打开所选</translation>
    </message>
    <message>
        <source>Open this picture as a document of {model}</source>
        <translation>将此图片作为 {model} 的文档打开</translation>
    </message>
    <message>
        <source>Open this sample photo</source>
        <translation>打开此示例照片</translation>
    </message>
    <message>
        <source>Open with</source>
        <translation>打开方式</translation>
    </message>
    <message>
        <source>Open with {name}</source>
        <translation>用 {name} 打开</translation>
    </message>
    <message>
        <source>Open with…</source>
        <translation>打开方式…</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Opening the picture…</source>
        <translation>正在打开图片…</translation>
    </message>
    <message>
        <source>Opening {name}…</source>
        <translation>正在打开 {name}…</translation>
    </message>
    <message>
        <source>Opens here, to be edited further</source>
        <translation>可在此打开并继续编辑</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Opposite tool</source>
        <translation>相反工具</translation>
    </message>
    <message>
        <source>Orange cotton</source>
        <translation>橙色棉布</translation>
    </message>
    <message>
        <source>Orange red fleece</source>
        <translation>橙红抓绒</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>Overlays</source>
        <translation>叠加</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG 图片</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Paint a picture from nothing</source>
        <translation>从零画一幅画</translation>
    </message>
    <message>
        <source>Paint a straight line of the class in hand, or click corners (Enter ends it)</source>
        <translation>用手中的类别画直线，或点击各个拐点（回车结束）</translation>
    </message>
    <message>
        <source>Paint background (right button or Shift: the class in hand)</source>
        <translation>涂成背景（右键或 Shift：手中的类别）</translation>
    </message>
    <message>
        <source>Paint cells with a brush</source>
        <translation>用画笔涂单元</translation>
    </message>
    <message>
        <source>Paint the class in hand (Alt: pick one; right button or Shift: background)</source>
        <translation>用手中的类别涂画（Alt：吸取；右键或 Shift：背景）</translation>
    </message>
    <message>
        <source>Paint the connected thing under the mouse (Alt: pick its class)</source>
        <translation>填充鼠标下相连的物体（Alt：吸取其类别）</translation>
    </message>
    <message>
        <source>Paint: {name}</source>
        <translation>涂画：{name}</translation>
    </message>
    <message>
        <source>Painting step {number} of {steps}…</source>
        <translation>正在绘制第 {number}/{steps} 步…</translation>
    </message>
    <message>
        <source>Paisley</source>
        <translation>佩斯利</translation>
    </message>
    <message>
        <source>Pale green</source>
        <translation>淡绿</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Paste part</source>
        <translation>粘贴部分</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <source>Pasted texture</source>
        <translation>粘贴的纹理</translation>
    </message>
    <message>
        <source>Pasting…</source>
        <translation>正在粘贴…</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>图案</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>权限不足</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Photos at {size}; .gcx, projects</source>
        <translation>照片按 {size}；.gcx、项目</translation>
    </message>
    <message>
        <source>Photos done</source>
        <translation>已完成的照片</translation>
    </message>
    <message>
        <source>Photos, .gcx and projects</source>
        <translation>照片、.gcx 和项目</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>吸管</translation>
    </message>
    <message>
        <source>Pick a texture to mix it in</source>
        <translation>选择一个纹理进行混合</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Pictures in the compressed domain: structure, texture, and detail where it matters.

{model}
Code and weights under Apache-2.0.</source>
        <translation>压缩域中的图片：结构、纹理，以及重要之处的细节。

{model}
代码和权重采用 Apache-2.0 许可。</translation>
    </message>
    <message>
        <source>Pictures of this model cannot be fitted to a number of bytes</source>
        <translation>此模型的图片无法按字节数适配</translation>
    </message>
    <message>
        <source>Pictures of this model cannot be refined</source>
        <translation>此模型的图片无法精修</translation>
    </message>
    <message>
        <source>Pictures of {width}x{height} can have at most {most} steps</source>
        <translation>{width}x{height} 的图片最多有 {most} 步</translation>
    </message>
    <message>
        <source>Pictures, with both ends</source>
        <translation>图片数（含两端）</translation>
    </message>
    <message>
        <source>Point at a thing in the picture, or select something</source>
        <translation>请指向画面中的物体，或先选择一部分</translation>
    </message>
    <message>
        <source>Point at the file of the photo, from which more is to be seen</source>
        <translation>指定照片文件，其中内容更多</translation>
    </message>
    <message>
        <source>Polyline</source>
        <translation>折线</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>纵向</translation>
    </message>
    <message>
        <source>Preparing what comes next…</source>
        <translation>正在准备下一幕…</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Preserve</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Preserve all, {level}</source>
        <translation>全部保留，{level}</translation>
    </message>
    <message>
        <source>Preserve centre, {level}</source>
        <translation>保留中央，{level}</translation>
    </message>
    <message>
        <source>Preserve it</source>
        <translation>保留选区</translation>
    </message>
    <message>
        <source>Preserve one cell more all around, at the level in hand</source>
        <translation>以当前级别向四周多保留一个单元</translation>
    </message>
    <message>
        <source>Preserve the middle of the picture at the level in hand</source>
        <translation>以当前级别保留图片中央</translation>
    </message>
    <message>
        <source>Preserve the whole picture at the level in hand</source>
        <translation>以当前级别保留整张图片</translation>
    </message>
    <message>
        <source>Preserve what is not preserved, at the level in hand, and nothing else</source>
        <translation>以当前级别仅保留尚未保留的部分</translation>
    </message>
    <message>
        <source>Preserved</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Preserved cells</source>
        <translation>保留的单元</translation>
    </message>
    <message>
        <source>Preserved parts</source>
        <translation>保留部分</translation>
    </message>
    <message>
        <source>Press {STRUCTURE}: these lines are most of what the file holds. {DECODED} shows the picture again.</source>
        <translation>按 {STRUCTURE}：这些线条占文件的大部分。{DECODED} 重新显示图片。</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>上一张图片</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Purples</source>
        <translation>紫色系</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>推移</translation>
    </message>
    <message>
        <source>Put the copied part into this picture, or open the picture or link in the clipboard</source>
        <translation>把复制的部分放进这张图片，或打开剪贴板中的图片或链接</translation>
    </message>
    <message>
        <source>Put the docks back to where they were at first</source>
        <translation>将面板恢复到初始位置</translation>
    </message>
    <message>
        <source>Put the link on the clipboard</source>
        <translation>将链接放入剪贴板</translation>
    </message>
    <message>
        <source>Put the palette away</source>
        <translation>收起调色板</translation>
    </message>
    <message>
        <source>Put the picture of the preview on the clipboard</source>
        <translation>将预览图片放入剪贴板</translation>
    </message>
    <message>
        <source>Put the report on the clipboard</source>
        <translation>将报告放入剪贴板</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>二维码</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Quality of the WebP file</source>
        <translation>WebP 文件的质量</translation>
    </message>
    <message>
        <source>Quilted navy</source>
        <translation>藏青绗缝</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Ratio to the photo</source>
        <translation>与照片之比</translation>
    </message>
    <message>
        <source>Read the bytes</source>
        <translation>查看字节</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>文件系统为只读</translation>
    </message>
    <message>
        <source>Reading the texture of {name}…</source>
        <translation>正在读取 {name} 的纹理…</translation>
    </message>
    <message>
        <source>Reading the texture…</source>
        <translation>正在读取纹理…</translation>
    </message>
    <message>
        <source>Recent work</source>
        <translation>最近的作品</translation>
    </message>
    <message>
        <source>Recovered</source>
        <translation>已恢复</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Reds and pinks</source>
        <translation>红粉色系</translation>
    </message>
    <message>
        <source>Refine</source>
        <translation>精修</translation>
    </message>
    <message>
        <source>Refining…</source>
        <translation>正在精修…</translation>
    </message>
    <message>
        <source>Refining… {step} of {steps}</source>
        <translation>正在精修… {step}/{steps}</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Remove from the favourites (F)</source>
        <translation>取消收藏 (F)</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Replace files?</source>
        <translation>替换文件？</translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation>替换该文件？</translation>
    </message>
    <message>
        <source>Replacing it loses what is in it now.</source>
        <translation>替换将丢失其现有内容。</translation>
    </message>
    <message>
        <source>Replacing loses what is in them now; skipping keeps them and writes the others.</source>
        <translation>替换将丢失现有内容；跳过则保留它们并写入其余文件。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Reset the layout</source>
        <translation>重置布局</translation>
    </message>
    <message>
        <source>Reset to defaults</source>
        <translation>恢复默认值</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>调整大小</translation>
    </message>
    <message>
        <source>Resize to {width} × {height}</source>
        <translation>调整为 {width} × {height}</translation>
    </message>
    <message>
        <source>Resize…</source>
        <translation>调整大小…</translation>
    </message>
    <message>
        <source>Resizing: {what}…</source>
        <translation>正在调整大小：{what}…</translation>
    </message>
    <message>
        <source>Resizing…</source>
        <translation>正在调整大小…</translation>
    </message>
    <message>
        <source>Right button</source>
        <translation>右键</translation>
    </message>
    <message>
        <source>Royal blue</source>
        <translation>宝蓝</translation>
    </message>
    <message>
        <source>S&amp;kip</source>
        <translation>跳过(&amp;K)</translation>
    </message>
    <message>
        <source>S&amp;tructure</source>
        <translation>结构(&amp;T)</translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation>SVG 图形</translation>
    </message>
    <message>
        <source>Sage cotton</source>
        <translation>鼠尾草绿棉布</translation>
    </message>
    <message>
        <source>Salmon</source>
        <translation>鲑鱼粉</translation>
    </message>
    <message>
        <source>Sample photos</source>
        <translation>示例照片</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save all scenes on a sheet (S)</source>
        <translation>将所有画面保存到一张图 (S)</translation>
    </message>
    <message>
        <source>Save as an animation (W)</source>
        <translation>保存为动画 (W)</translation>
    </message>
    <message>
        <source>Save as another file</source>
        <translation>另存为其他文件</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save code…</source>
        <translation>保存二维码…</translation>
    </message>
    <message>
        <source>Save everything in a project: photo, layers, what is not sent</source>
        <translation>全部保存到项目：照片、图层以及不发送的内容</translation>
    </message>
    <message>
        <source>Save texture</source>
        <translation>保存纹理</translation>
    </message>
    <message>
        <source>Save texture…: keeps the texture of the picture in My textures</source>
        <translation>保存纹理…：将图片的纹理存入“我的纹理”</translation>
    </message>
    <message>
        <source>Save the QR code</source>
        <translation>保存二维码</translation>
    </message>
    <message>
        <source>Save the animation</source>
        <translation>保存动画</translation>
    </message>
    <message>
        <source>Save the changes to {name}?</source>
        <translation>保存对 {name} 的更改？</translation>
    </message>
    <message>
        <source>Save the sheet</source>
        <translation>保存画面图</translation>
    </message>
    <message>
        <source>Save the work on {name} as a project?</source>
        <translation>将 {name} 的工作保存为项目？</translation>
    </message>
    <message>
        <source>Save to My textures under this name</source>
        <translation>以此名称存入“我的纹理”</translation>
    </message>
    <message>
        <source>Save to my textures…</source>
        <translation>存入我的纹理…</translation>
    </message>
    <message>
        <source>Saved {name} without the snapshots; Save as… a project to keep them</source>
        <translation>已保存 {name}，但不含快照；请“另存为…”项目以保留它们</translation>
    </message>
    <message>
        <source>Saved {name}, {size:,} B</source>
        <translation>已保存 {name}，{size:,} B</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search the shortcuts</source>
        <translation>搜索快捷键</translation>
    </message>
    <message>
        <source>Search the textures</source>
        <translation>搜索纹理</translation>
    </message>
    <message>
        <source>Search: undo, zoom, Ctrl…</source>
        <translation>搜索：撤消、缩放、Ctrl…</translation>
    </message>
    <message>
        <source>See the lines</source>
        <translation>查看线条</translation>
    </message>
    <message>
        <source>See this photo as every installed model paints it, side by side</source>
        <translation>并排查看每个已安装模型绘制的这张照片</translation>
    </message>
    <message>
        <source>Select a box (Shift: add, Alt: subtract)</source>
        <translation>选择矩形（Shift：添加，Alt：减去）</translation>
    </message>
    <message>
        <source>Select a part of the picture first, with lasso, box or wand</source>
        <translation>请先用套索、矩形或魔棒选择图片的一部分</translation>
    </message>
    <message>
        <source>Select by drawing around (Shift: add, Alt: subtract)</source>
        <translation>圈选（Shift：添加，Alt：减去）</translation>
    </message>
    <message>
        <source>Select lines with the lasso first</source>
        <translation>请先用套索选择线条</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Select the region of texture {number}</source>
        <translation>选择纹理 {number} 的区域</translation>
    </message>
    <message>
        <source>Select the thing there; a double click: all that touches it, as a whole person</source>
        <translation>选择该处的物体；双击：与之相连的全部，如整个人</translation>
    </message>
    <message>
        <source>Select the whole picture</source>
        <translation>选择整张图片</translation>
    </message>
    <message>
        <source>Select what is not selected</source>
        <translation>选择未选中的部分</translation>
    </message>
    <message>
        <source>Select what lines enclose (Shift: add, Alt: subtract)</source>
        <translation>选择线条围成的部分（Shift：添加，Alt：减去）</translation>
    </message>
    <message>
        <source>Selection, PNG</source>
        <translation>选区，PNG</translation>
    </message>
    <message>
        <source>Set pins and drag them (Enter keeps it, Esc drops it, Del removes a pin)</source>
        <translation>放置并拖动图钉（回车保留，Esc 放弃，Del 移除一个）</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Share of each layer</source>
        <translation>各图层占比</translation>
    </message>
    <message>
        <source>Shares of the picture that the decoder invents, and that are true to the photo</source>
        <translation>图片中由解码器合成及忠于照片的占比</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Shorter side</source>
        <translation>短边</translation>
    </message>
    <message>
        <source>Shorter side in pixels</source>
        <translation>短边（像素）</translation>
    </message>
    <message>
        <source>Show a room how the picture comes about, full screen</source>
        <translation>全屏演示图片如何形成</translation>
    </message>
    <message>
        <source>Show all textures</source>
        <translation>显示所有纹理</translation>
    </message>
    <message>
        <source>Show the favourites only</source>
        <translation>仅显示收藏</translation>
    </message>
    <message>
        <source>Show the labels whatever the tool</source>
        <translation>无论用什么工具都显示类别</translation>
    </message>
    <message>
        <source>Show the picture of the next tab</source>
        <translation>显示下一标签页的图片</translation>
    </message>
    <message>
        <source>Show the picture of the tab before</source>
        <translation>显示上一标签页的图片</translation>
    </message>
    <message>
        <source>Show the preserved parts whatever the tool</source>
        <translation>无论使用何种工具都显示保留部分</translation>
    </message>
    <message>
        <source>Show the start page, with samples and recent work</source>
        <translation>显示起始页，含示例和最近的作品</translation>
    </message>
    <message>
        <source>Show the structure lines whatever the tool</source>
        <translation>无论使用何种工具都显示结构线条</translation>
    </message>
    <message>
        <source>Show the textures of this group</source>
        <translation>显示此组的纹理</translation>
    </message>
    <message>
        <source>Show the whole picture</source>
        <translation>显示整张图片</translation>
    </message>
    <message>
        <source>Show two snapshots with a divider to drag, or one beside what is there now</source>
        <translation>用可拖动的分隔线比较两个快照，或将一个快照与当前状态比较</translation>
    </message>
    <message>
        <source>Shrink</source>
        <translation>收缩</translation>
    </message>
    <message>
        <source>Shrink preserved</source>
        <translation>收缩保留部分</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Side-by-side sheet, PNG</source>
        <translation>对比图，PNG</translation>
    </message>
    <message>
        <source>Side-by-side sheets</source>
        <translation>对比图</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Size of photos</source>
        <translation>照片大小</translation>
    </message>
    <message>
        <source>Size of the picture</source>
        <translation>图片大小</translation>
    </message>
    <message>
        <source>Size, model, notes and checksums</source>
        <translation>大小、模型、注释和校验和</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Sky polo</source>
        <translation>天蓝 Polo</translation>
    </message>
    <message>
        <source>Slate</source>
        <translation>石板灰</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>缩小画笔</translation>
    </message>
    <message>
        <source>Snapshot {number}</source>
        <translation>快照 {number}</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Sneakers</source>
        <translation>运动鞋</translation>
    </message>
    <message>
        <source>So few bytes keep nothing of it, or it is kept already.</source>
        <translation>这么少的字节无法保留其中任何内容，或已保留。</translation>
    </message>
    <message>
        <source>Soft black</source>
        <translation>柔黑</translation>
    </message>
    <message>
        <source>Some unsaved work cannot be read: {what}</source>
        <translation>部分未保存的工作无法读取：{what}</translation>
    </message>
    <message>
        <source>Something unexpected happened{many}, but your work is kept: you can go on, or save it and start again.</source>
        <translation>发生了意外情况{many}，但您的工作已保留：可以继续，或保存后重新启动。</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>方形</translation>
    </message>
    <message>
        <source>Stars on navy</source>
        <translation>藏青星星</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>起始页</translation>
    </message>
    <message>
        <source>State of the model</source>
        <translation>模型状态</translation>
    </message>
    <message>
        <source>Steady hand</source>
        <translation>平稳手绘</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Still being prepared; try again in a moment.</source>
        <translation>仍在准备；请稍后再试。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop after the current photo</source>
        <translation>当前照片完成后停止</translation>
    </message>
    <message>
        <source>Stop decoding</source>
        <translation>停止解码</translation>
    </message>
    <message>
        <source>Stop decoding; what is shown stays until the next change</source>
        <translation>停止解码；所示内容保留到下次更改</translation>
    </message>
    <message>
        <source>Stop: {work}</source>
        <translation>停止：{work}</translation>
    </message>
    <message>
        <source>Stopped before the first photo.</source>
        <translation>在第一张照片之前停止。</translation>
    </message>
    <message>
        <source>Stopped: decoded coarsely</source>
        <translation>已停止：粗略解码</translation>
    </message>
    <message>
        <source>Stopped: {told}.</source>
        <translation>已停止：{told}。</translation>
    </message>
    <message>
        <source>Stopping after this photo…</source>
        <translation>将在此照片后停止…</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Strength in percent</source>
        <translation>强度（百分比）</translation>
    </message>
    <message>
        <source>Strip…</source>
        <translation>长条图…</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>结构</translation>
    </message>
    <message>
        <source>Structure lines</source>
        <translation>结构线条</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>调查</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>Suggest what to keep</source>
        <translation>建议保留的内容</translation>
    </message>
    <message>
        <source>Suggest what to keep…</source>
        <translation>建议保留的内容…</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Surprise me</source>
        <translation>随机纹理</translation>
    </message>
    <message>
        <source>Surprises</source>
        <translation>随机纹理</translation>
    </message>
    <message>
        <source>Symmetry above and below</source>
        <translation>上下对称</translation>
    </message>
    <message>
        <source>Symmetry left and right</source>
        <translation>左右对称</translation>
    </message>
    <message>
        <source>Synthesise</source>
        <translation>合成</translation>
    </message>
    <message>
        <source>Synthesise all</source>
        <translation>全部合成</translation>
    </message>
    <message>
        <source>Synthesise by one level</source>
        <translation>合成降一级</translation>
    </message>
    <message>
        <source>Synthesise everything</source>
        <translation>全部合成</translation>
    </message>
    <message>
        <source>Synthesise it</source>
        <translation>合成选区</translation>
    </message>
    <message>
        <source>Synthesise to nothing</source>
        <translation>完全合成</translation>
    </message>
    <message>
        <source>Systems</source>
        <translation>各系统</translation>
    </message>
    <message>
        <source>Systems…</source>
        <translation>各系统…</translation>
    </message>
    <message>
        <source>Take Preserve ({PRESERVE}) and paint over the logo: there the picture is true to the photo.</source>
        <translation>选择“保留”({PRESERVE}) 并涂抹标志：该处图片忠于照片。</translation>
    </message>
    <message>
        <source>Take all photos off the list</source>
        <translation>清空照片列表</translation>
    </message>
    <message>
        <source>Take back a point</source>
        <translation>撤回一个点</translation>
    </message>
    <message>
        <source>Take part in a study</source>
        <translation>参加调查</translation>
    </message>
    <message>
        <source>Take part in a study…</source>
        <translation>参加调查…</translation>
    </message>
    <message>
        <source>Take snapshot</source>
        <translation>拍摄快照</translation>
    </message>
    <message>
        <source>Take the class under the mouse in hand</source>
        <translation>取用鼠标下的类别</translation>
    </message>
    <message>
        <source>Take the ink ({INK}) and draw on the picture, or the eraser ({ERASER}). The picture follows the pen.</source>
        <translation>选择墨笔 ({INK}) 在图片上绘制，或用橡皮 ({ERASER})。图片随笔而变。</translation>
    </message>
    <message>
        <source>Take the structure map from a picture, white = line</source>
        <translation>从图片读取结构图，白色 = 线条</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>开始导览</translation>
    </message>
    <message>
        <source>Take this back</source>
        <translation>撤消此操作</translation>
    </message>
    <message>
        <source>Take what is shown; one undo takes it back (Enter)</source>
        <translation>采用所示结果；撤消一次即可还原（回车）</translation>
    </message>
    <message>
        <source>Take what is where from a map</source>
        <translation>从标签图读取哪里是什么</translation>
    </message>
    <message>
        <source>Takes effect when GC Studio is started again.</source>
        <translation>重新启动 GC Studio 后生效。</translation>
    </message>
    <message>
        <source>Texture of {name} added; click it to use it</source>
        <translation>已添加 {name} 的纹理；单击即可使用</translation>
    </message>
    <message>
        <source>Texture {number} of the picture: selects its region, so that a picked texture goes there alone; once more selects nothing. The marked one takes textures when nothing is selected; Ctrl+A selects all</source>
        <translation>图片的纹理 {number}：选择其区域，所选纹理只应用于此；再次单击取消选择。未选中任何内容时，纹理应用于标记的区域；Ctrl+A 全选</translation>
    </message>
    <message>
        <source>Texture: {name}</source>
        <translation>纹理：{name}</translation>
    </message>
    <message>
        <source>Texture: {name}, {percent} %</source>
        <translation>纹理：{name}，{percent} %</translation>
    </message>
    <message>
        <source>Textures</source>
        <translation>纹理</translation>
    </message>
    <message>
        <source>Textures: {group}</source>
        <translation>纹理：{group}</translation>
    </message>
    <message numerus="yes">
        <source>The %n cells that are kept are given up: what they hold is good for this size alone.</source>
        <translation>
            <numerusform>将放弃已保留的 %n 个单元：其内容只适用于此大小。</numerusform>
        </translation>
    </message>
    <message>
        <source>The GPU has failed; decoding goes on on the processor.</source>
        <translation>显卡出错；改用处理器继续解码。</translation>
    </message>
    <message>
        <source>The GPU is out of memory; decoding goes on on the processor.</source>
        <translation>显存不足；改用处理器继续解码。</translation>
    </message>
    <message>
        <source>The centre</source>
        <translation>中央</translation>
    </message>
    <message>
        <source>The command is on the clipboard. It leaves out: {left_out}</source>
        <translation>命令已复制到剪贴板。其中不含：{left_out}</translation>
    </message>
    <message>
        <source>The command is on the clipboard: {command}</source>
        <translation>命令已复制到剪贴板：{command}</translation>
    </message>
    <message>
        <source>The decoded picture as this WebP file shows it.</source>
        <translation>此 WebP 文件所显示的解码图片。</translation>
    </message>
    <message>
        <source>The decoded picture is in the clipboard</source>
        <translation>解码图片已在剪贴板中</translation>
    </message>
    <message>
        <source>The decoded picture, lossless</source>
        <translation>解码图片，无损</translation>
    </message>
    <message>
        <source>The decoded picture, smaller</source>
        <translation>解码图片，更小</translation>
    </message>
    <message>
        <source>The decoded picture, to the pixel.</source>
        <translation>解码图片，像素精确。</translation>
    </message>
    <message>
        <source>The decoded picture; above it, hidden, regions, preserved cells and lines.</source>
        <translation>解码图片；其上为隐藏的区域、保留的单元和线条。</translation>
    </message>
    <message>
        <source>The decoder cannot paint {colour} here; this is the nearest, {distance} of CIELAB away</source>
        <translation>解码器在此无法画出 {colour}；这是最接近的颜色，相差 {distance} CIELAB</translation>
    </message>
    <message>
        <source>The export opens when the picture is decoded</source>
        <translation>图片解码后将打开导出</translation>
    </message>
    <message>
        <source>The file never has more, and hardly less</source>
        <translation>文件不会超过此值，也几乎不会更少</translation>
    </message>
    <message>
        <source>The gist</source>
        <translation>概略</translation>
    </message>
    <message>
        <source>The hand was at work while the picture was resized: resize it again</source>
        <translation>调整大小期间有操作：请重新调整</translation>
    </message>
    <message>
        <source>The lighter a pen touches, the lower the level that it paints</source>
        <translation>落笔越轻，所涂级别越低</translation>
    </message>
    <message>
        <source>The lines as curves, for programs that draw</source>
        <translation>线条为曲线，用于绘图程序</translation>
    </message>
    <message>
        <source>The lines as curves, sharp at any size.</source>
        <translation>线条为曲线，任意大小都清晰。</translation>
    </message>
    <message>
        <source>The lines that the decoder paints between</source>
        <translation>解码器在其间作画的线条</translation>
    </message>
    <message>
        <source>The link is in the clipboard</source>
        <translation>链接已在剪贴板中</translation>
    </message>
    <message>
        <source>The map of what is where, which any scene can begin with</source>
        <translation>哪里是什么的标签图，可用来开始任何场景</translation>
    </message>
    <message>
        <source>The model is still loading; try again in a moment</source>
        <translation>模型仍在加载；请稍后再试</translation>
    </message>
    <message>
        <source>The model of this picture preserves nothing</source>
        <translation>这幅画的模型不保留任何部分</translation>
    </message>
    <message>
        <source>The name of a texture has at most {most} characters; this one has {count}.</source>
        <translation>纹理名称最多 {most} 个字符；此名称有 {count} 个。</translation>
    </message>
    <message>
        <source>The name of a texture is one line of ordinary characters.</source>
        <translation>纹理名称须为一行普通字符。</translation>
    </message>
    <message>
        <source>The net that finds labels is not installed; take a map</source>
        <translation>未安装识别类别的网络，请使用标签图</translation>
    </message>
    <message>
        <source>The part is in the clipboard; paste it into this or another picture</source>
        <translation>该部分已在剪贴板中，可粘贴到这张或另一张图片</translation>
    </message>
    <message>
        <source>The part is in this picture already</source>
        <translation>该部分已在这张图片中</translation>
    </message>
    <message>
        <source>The part on the clipboard is damaged; copy it again</source>
        <translation>剪贴板中的部分已损坏；请重新复制</translation>
    </message>
    <message>
        <source>The part was copied with another version of GC Studio; use the same one for both</source>
        <translation>该部分是用另一个版本的 GC Studio 复制的；请使用同一版本</translation>
    </message>
    <message>
        <source>The part was made with model {part}, this picture with {picture}: it cannot take its textures</source>
        <translation>该部分由模型 {part} 制作，这张图片由 {picture} 制作：无法使用其纹理</translation>
    </message>
    <message>
        <source>The photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>The photo as it was opened</source>
        <translation>打开时的照片</translation>
    </message>
    <message>
        <source>The photo at hand has {size}: lines are carried over as curves, textures stay.</source>
        <translation>现有照片为 {size}：线条按曲线沿用，纹理不变。</translation>
    </message>
    <message>
        <source>The photo is not at hand</source>
        <translation>照片不可用</translation>
    </message>
    <message>
        <source>The photo is not in this file.
Open it to compare.</source>
        <translation>照片不在此文件中。
打开照片以进行比较。</translation>
    </message>
    <message>
        <source>The photo is not in this file: preserved parts can be given up, but no more can be preserved.</source>
        <translation>照片不在此文件中：可以放弃保留部分，但无法再保留更多。</translation>
    </message>
    <message>
        <source>The photo&apos;s own</source>
        <translation>照片原大小</translation>
    </message>
    <message>
        <source>The photo, and back (P)</source>
        <translation>照片，再按返回 (P)</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>The picture changed while it was refined: refine it again</source>
        <translation>精修期间图片已更改：请重新精修</translation>
    </message>
    <message>
        <source>The picture changed while it was resized: resize it again</source>
        <translation>调整大小期间图片已更改：请重新调整</translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>图片已在剪贴板中。</translation>
    </message>
    <message>
        <source>The picture is still being decoded; try again in a moment</source>
        <translation>图片仍在解码；请稍后再试</translation>
    </message>
    <message>
        <source>The picture that the recipient will see</source>
        <translation>接收者将看到的图片</translation>
    </message>
    <message>
        <source>The pictures side by side, with their figures, as PNG.</source>
        <translation>图片并排并附数据，PNG 格式。</translation>
    </message>
    <message>
        <source>The pictures with their figures</source>
        <translation>图片及其数据</translation>
    </message>
    <message>
        <source>The same bytes</source>
        <translation>相同字节数</translation>
    </message>
    <message>
        <source>The selected part of the picture is in the clipboard</source>
        <translation>所选的画面部分已在剪贴板中</translation>
    </message>
    <message>
        <source>The selected part of the picture, the rest transparent</source>
        <translation>图片的选中部分，其余透明</translation>
    </message>
    <message>
        <source>The selected part; what is around it is transparent.</source>
        <translation>选中部分；周围透明。</translation>
    </message>
    <message>
        <source>The smallest file that each encoder makes of this photo, at the same size in pixels, beside ours</source>
        <translation>各编码器在相同像素尺寸下对此照片生成的最小文件，与本文件对比</translation>
    </message>
    <message>
        <source>The structure map alone</source>
        <translation>仅结构图</translation>
    </message>
    <message>
        <source>The thumbnail of {label} in your texture library is lost: {why}.</source>
        <translation>纹理库中 {label} 的缩略图已丢失：{why}。</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Theme, language, size of photos, device, autosave</source>
        <translation>主题、语言、照片大小、设备、自动保存</translation>
    </message>
    <message>
        <source>There are no lines in the selection.</source>
        <translation>选区中没有线条。</translation>
    </message>
    <message>
        <source>There are {most} snapshots already: delete one first</source>
        <translation>已有 {most} 个快照：请先删除一个</translation>
    </message>
    <message>
        <source>There is no model to decode with.</source>
        <translation>没有可用于解码的模型。</translation>
    </message>
    <message>
        <source>There is no original to show: the photo is not in this file.</source>
        <translation>没有原图可显示：照片不在此文件中。</translation>
    </message>
    <message>
        <source>There is no photo in {name}.</source>
        <translation>{name} 中没有照片。</translation>
    </message>
    <message>
        <source>There is no photo to compare with: it is not in this file.</source>
        <translation>没有可比较的照片：照片不在此文件中。</translation>
    </message>
    <message>
        <source>There is no picture in the clipboard; copy one first</source>
        <translation>剪贴板中没有图片；请先复制一张</translation>
    </message>
    <message>
        <source>There is no public page yet. Without one only GC Studio and gcx read the link and its code.</source>
        <translation>目前还没有公共页面。没有页面时，只有 GC Studio 和 gcx 能读取该链接及其二维码。</translation>
    </message>
    <message>
        <source>There is no texture “{name}” in the list that others could be like</source>
        <translation>列表中没有可供参照的纹理“{name}”</translation>
    </message>
    <message>
        <source>There is nothing to go to yet: open another picture, or change this one</source>
        <translation>还没有渐变目标：请打开另一图片，或更改此图片</translation>
    </message>
    <message>
        <source>There is nothing to redo</source>
        <translation>没有可重做的操作</translation>
    </message>
    <message>
        <source>There is nothing to suggest: the photo is not in this file.</source>
        <translation>没有可建议的内容：照片不在此文件中。</translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation>没有可撤消的操作</translation>
    </message>
    <message>
        <source>They are of different models, {first} and {second}, whose codes cannot be mixed</source>
        <translation>它们来自不同的模型 {first} 和 {second}，其编码无法混合</translation>
    </message>
    <message>
        <source>They will be lost otherwise.</source>
        <translation>否则将会丢失。</translation>
    </message>
    <message>
        <source>Thin lines</source>
        <translation>细化线条</translation>
    </message>
    <message>
        <source>This is all that the file holds.</source>
        <translation>这就是文件的全部内容。</translation>
    </message>
    <message>
        <source>This picture cannot be decoded.</source>
        <translation>此图片无法解码。</translation>
    </message>
    <message>
        <source>This picture cannot be presented any further: {why}</source>
        <translation>此图片无法继续演示：{why}</translation>
    </message>
    <message>
        <source>This picture has no lines</source>
        <translation>此图片没有线条</translation>
    </message>
    <message>
        <source>This picture has no textures</source>
        <translation>此图片没有纹理</translation>
    </message>
    <message>
        <source>This picture is no scene</source>
        <translation>这幅画不是场景</translation>
    </message>
    <message>
        <source>This picture was made with model {name}; the textures are of another. Drop a photo to take its texture</source>
        <translation>这幅画由模型 {name} 制作；这些纹理属于另一模型。把照片拖到这里即可取用其纹理</translation>
    </message>
    <message>
        <source>This step takes {size:,} B</source>
        <translation>此步为 {size:,} B</translation>
    </message>
    <message>
        <source>This texture was made with another model, {model}</source>
        <translation>此纹理由另一模型 {model} 制作</translation>
    </message>
    <message>
        <source>To nothing</source>
        <translation>完全</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>导览</translation>
    </message>
    <message>
        <source>Transform lines</source>
        <translation>变换线条</translation>
    </message>
    <message>
        <source>Transform part</source>
        <translation>变换部分</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Turn a folder of photos into .gcx files or decoded pictures</source>
        <translation>将一个文件夹的照片转换为 .gcx 文件或解码图片</translation>
    </message>
    <message>
        <source>Turn a photo into lines, a texture and the details you keep: a kilobyte or two, all editable.</source>
        <translation>将照片变成线条、纹理和您保留的细节：一两千字节，全部可编辑。</translation>
    </message>
    <message>
        <source>Turn into, instead of {name}</source>
        <translation>变为（现为{name}）</translation>
    </message>
    <message>
        <source>Turn into: {name}</source>
        <translation>变为：{name}</translation>
    </message>
    <message>
        <source>Turn into…</source>
        <translation>变为…</translation>
    </message>
    <message>
        <source>Turn the selected lines by a quarter</source>
        <translation>将选中的线条旋转 90°</translation>
    </message>
    <message>
        <source>Turn the selection into</source>
        <translation>把所选部分变为</translation>
    </message>
    <message>
        <source>Turn the selection into it</source>
        <translation>把所选部分变为它</translation>
    </message>
    <message>
        <source>Turquoise jersey</source>
        <translation>绿松石平针布</translation>
    </message>
    <message>
        <source>Twelve new textures, as clothes might have them</source>
        <translation>十二个新纹理，如同衣物所有</translation>
    </message>
    <message>
        <source>Twelve new textures, as clothes might have them; each can be made again from its number</source>
        <translation>十二个新纹理，如同衣物所有；每个都可由其编号重新生成</translation>
    </message>
    <message>
        <source>Type a part of a texture&apos;s name</source>
        <translation>输入纹理名称的一部分</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>输入要执行的操作</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤消</translation>
    </message>
    <message>
        <source>Undo memory</source>
        <translation>撤消内存</translation>
    </message>
    <message>
        <source>Undo memory, doubling with every step</source>
        <translation>撤消内存，每级加倍</translation>
    </message>
    <message>
        <source>Undo the last action</source>
        <translation>撤消上一步操作</translation>
    </message>
    <message>
        <source>Unexpected error</source>
        <translation>意外错误</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>未保存的更改</translation>
    </message>
    <message>
        <source>Unsaved work was found</source>
        <translation>发现未保存的工作</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Version, model and licence</source>
        <translation>版本、模型和许可</translation>
    </message>
    <message>
        <source>Very steady hand</source>
        <translation>非常平稳</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>紫罗兰</translation>
    </message>
    <message>
        <source>Violet stripes</source>
        <translation>紫色条纹</translation>
    </message>
    <message>
        <source>Wand</source>
        <translation>魔棒</translation>
    </message>
    <message>
        <source>Warp</source>
        <translation>变形</translation>
    </message>
    <message>
        <source>Washed denim</source>
        <translation>水洗牛仔</translation>
    </message>
    <message>
        <source>Way to do it</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>WebP picture</source>
        <translation>WebP 图片</translation>
    </message>
    <message>
        <source>What became of each photo is listed here.</source>
        <translation>此处列出每张照片的结果。</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>您想做什么？</translation>
    </message>
    <message>
        <source>What each part of the picture shows</source>
        <translation>图像各部分显示的内容</translation>
    </message>
    <message>
        <source>What is invented</source>
        <translation>合成的部分</translation>
    </message>
    <message>
        <source>What is kept gets larger and no sharper.</source>
        <translation>保留部分会变大，但不会更清晰。</translation>
    </message>
    <message>
        <source>What is kept is read from the photo again.</source>
        <translation>保留的内容重新从照片读取。</translation>
    </message>
    <message>
        <source>What is kept; the rest is synthesised from structure and texture</source>
        <translation>保留的内容；其余由结构和纹理合成</translation>
    </message>
    <message>
        <source>What is where in the scene</source>
        <translation>场景中哪里是什么</translation>
    </message>
    <message>
        <source>What is where, a shape for each class.</source>
        <translation>哪里是什么，每个类别一个图形。</translation>
    </message>
    <message>
        <source>What is where, in a palette of the colours of the classes.</source>
        <translation>哪里是什么，以类别颜色的调色板表示。</translation>
    </message>
    <message>
        <source>What keeps the preserved cells true to the photo</source>
        <translation>使保留单元忠于照片的数据</translation>
    </message>
    <message>
        <source>What lies between the lines: 64 numbers for each texture.</source>
        <translation>线条之间的内容：每个纹理 64 个数。</translation>
    </message>
    <message>
        <source>What others make of as many, or of the fewest they can.</source>
        <translation>其他编码用相同字节数（或其最少字节数）的结果。</translation>
    </message>
    <message>
        <source>What stands out, and people whose faces are seen</source>
        <translation>突出的内容，以及露脸的人</translation>
    </message>
    <message>
        <source>What takes the photos apart, and paints them</source>
        <translation>用来分解并绘制照片的模型</translation>
    </message>
    <message>
        <source>What the decoder invented, and how true the rest is to the photo</source>
        <translation>解码器合成的部分，以及其余部分对照片的忠实程度</translation>
    </message>
    <message>
        <source>What the decoder made different from the photo</source>
        <translation>解码器与照片不同之处</translation>
    </message>
    <message>
        <source>What the parts between the lines are made of</source>
        <translation>线条之间各部分的质地</translation>
    </message>
    <message>
        <source>What the recipient sees: decoded from these very bytes.</source>
        <translation>接收者所见：由这些字节解码而来。</translation>
    </message>
    <message>
        <source>What to go to</source>
        <translation>渐变目标</translation>
    </message>
    <message>
        <source>What was dropped is no image that can be read</source>
        <translation>拖放的内容不是可读取的图片</translation>
    </message>
    <message>
        <source>What you open and save is kept here, with a small picture to know it by.</source>
        <translation>您打开和保存的内容会列在此处，并附小图以便辨认。</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>Where the picture is furthest from the photo</source>
        <translation>图片与照片相差最远之处</translation>
    </message>
    <message>
        <source>Where things begin and end. Anyone can redraw them.</source>
        <translation>物体的边界。任何人都可以重画。</translation>
    </message>
    <message>
        <source>Which cells are preserved</source>
        <translation>哪些单元被保留</translation>
    </message>
    <message>
        <source>While drawing</source>
        <translation>绘制时</translation>
    </message>
    <message>
        <source>White cotton</source>
        <translation>白色棉布</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Width and height of the picture in pixels</source>
        <translation>图片的宽和高（像素）</translation>
    </message>
    <message>
        <source>With the gist of every cell, where a model has it</source>
        <translation>概略保留每个单元（若模型支持）</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Write all pictures with their bytes into one, as soon as they are painted</source>
        <translation>全部绘制完成后，将所有图片及其字节数写入一张图</translation>
    </message>
    <message>
        <source>Write original, decoded picture and structure as one PNG</source>
        <translation>将原图、解码图片和结构写入一个 PNG</translation>
    </message>
    <message>
        <source>Write the QR code as a PNG or an SVG</source>
        <translation>将二维码写为 PNG 或 SVG</translation>
    </message>
    <message>
        <source>Write the compressed pictures</source>
        <translation>写入压缩图片</translation>
    </message>
    <message>
        <source>Write the files</source>
        <translation>写入文件</translation>
    </message>
    <message>
        <source>Write the steps beside each other, as a PNG</source>
        <translation>将各步并排写为 PNG</translation>
    </message>
    <message>
        <source>Write the structure map as a PNG</source>
        <translation>将结构图写为 PNG</translation>
    </message>
    <message>
        <source>Write the way as an animated WebP</source>
        <translation>将渐变过程写为动画 WebP</translation>
    </message>
    <message>
        <source>Write what is where as a PNG or an SVG</source>
        <translation>把哪里是什么写成 PNG 或 SVG</translation>
    </message>
    <message>
        <source>Write what the .gcx files decode to</source>
        <translation>写入 .gcx 文件的解码结果</translation>
    </message>
    <message>
        <source>Writing {name}… {percent}</source>
        <translation>正在写入 {name}… {percent}</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>正在写入…</translation>
    </message>
    <message>
        <source>Your photos</source>
        <translation>您的照片</translation>
    </message>
    <message>
        <source>Your texture library cannot be changed: {why}.</source>
        <translation>无法更改您的纹理库：{why}。</translation>
    </message>
    <message>
        <source>Your texture library cannot be read: {why}.</source>
        <translation>无法读取您的纹理库：{why}。</translation>
    </message>
    <message>
        <source>Your texture library is being changed by another window; try again.</source>
        <translation>另一窗口正在更改您的纹理库；请重试。</translation>
    </message>
    <message>
        <source>Your texture library is damaged: {why}; {copy}.</source>
        <translation>您的纹理库已损坏：{why}；{copy}。</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>a click: {size}</source>
        <translation>点击：{size}</translation>
    </message>
    <message>
        <source>a picture from noise</source>
        <translation>由噪声生成图片</translation>
    </message>
    <message>
        <source>accessories</source>
        <translation>配饰</translation>
    </message>
    <message>
        <source>and {count} more before</source>
        <translation>之前还有 {count} 条</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>bag</source>
        <translation>包</translation>
    </message>
    <message>
        <source>cannot be painted</source>
        <translation>无法绘制</translation>
    </message>
    <message>
        <source>cannot load the net for {name} from {path}: it is missing or damaged</source>
        <translation>无法从 {path} 加载 {name} 的网络：文件缺失或已损坏</translation>
    </message>
    <message>
        <source>cannot load {what} from {path}: {why}</source>
        <translation>无法从 {path} 加载 {what}：{why}</translation>
    </message>
    <message>
        <source>cells raised: {counts}</source>
        <translation>提高的单元：{counts}</translation>
    </message>
    <message>
        <source>cells that are kept</source>
        <translation>保留的单元</translation>
    </message>
    <message>
        <source>coat</source>
        <translation>大衣</translation>
    </message>
    <message>
        <source>container</source>
        <translation>容器</translation>
    </message>
    <message>
        <source>counting its bytes</source>
        <translation>正在统计字节数</translation>
    </message>
    <message>
        <source>counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>crop it into pieces, or take a size of at most {most}</source>
        <translation>请裁成几块，或选择不超过 {most} 的大小</translation>
    </message>
    <message>
        <source>damaged file: a checksum does not match; get the file again</source>
        <translation>文件已损坏：校验和不符；请重新获取文件</translation>
    </message>
    <message>
        <source>damaged file: a coefficient lies beyond the limit</source>
        <translation>文件已损坏：系数超出限制</translation>
    </message>
    <message>
        <source>damaged file: a layer holds bytes that no encoder writes</source>
        <translation>文件已损坏：某图层含有编码器不会写入的字节</translation>
    </message>
    <message>
        <source>damaged file: a length is not valid; get the file again</source>
        <translation>文件已损坏：长度无效；请重新获取文件</translation>
    </message>
    <message>
        <source>damaged file: a texture code lies beyond the limit</source>
        <translation>文件已损坏：纹理编码超出限制</translation>
    </message>
    <message>
        <source>damaged file: the header is not valid</source>
        <translation>文件已损坏：文件头无效</translation>
    </message>
    <message>
        <source>damaged file: there are too many notes in it</source>
        <translation>文件已损坏：注释过多</translation>
    </message>
    <message>
        <source>damaged file: {why}</source>
        <translation>文件已损坏：{why}</translation>
    </message>
    <message>
        <source>damaged or cut short; copy it again, all of it</source>
        <translation>已损坏或被截断；请重新完整复制</translation>
    </message>
    <message>
        <source>damaged or incomplete ({why})</source>
        <translation>已损坏或不完整（{why}）</translation>
    </message>
    <message>
        <source>damaged project: the photo is {photo}, the document {document}</source>
        <translation>项目已损坏：照片为 {photo}，文档为 {document}</translation>
    </message>
    <message>
        <source>damaged project: {name} cannot be read; get the file again</source>
        <translation>项目已损坏：{name} 无法读取；请重新获取文件</translation>
    </message>
    <message>
        <source>damaged project: {name} has {size:,} bytes; the document needs {shape}</source>
        <translation>项目已损坏：{name} 有 {size:,} 字节；文档需要 {shape}</translation>
    </message>
    <message>
        <source>damaged project: {name} holds no version; get the file again</source>
        <translation>项目已损坏：{name} 没有版本；请重新获取文件</translation>
    </message>
    <message>
        <source>damaged project: {name} is in it twice; get the file again</source>
        <translation>项目已损坏：{name} 出现两次；请重新获取文件</translation>
    </message>
    <message>
        <source>damaged project: {name} is missing; get the file again</source>
        <translation>项目已损坏：缺少 {name}；请重新获取文件</translation>
    </message>
    <message>
        <source>damaged project: {name} is no JSON; get the file again</source>
        <translation>项目已损坏：{name} 不是 JSON；请重新获取文件</translation>
    </message>
    <message>
        <source>damaged project: {name} is not valid; get the file again</source>
        <translation>项目已损坏：{name} 无效；请重新获取文件</translation>
    </message>
    <message>
        <source>damaged project: {name} is too large ({size:,} bytes)</source>
        <translation>项目已损坏：{name} 过大（{size:,} 字节）</translation>
    </message>
    <message>
        <source>damaged project: {name} is {mode}, not 8-bit RGB</source>
        <translation>项目已损坏：{name} 为 {mode}，而非 8 位 RGB</translation>
    </message>
    <message>
        <source>detail</source>
        <translation>细节</translation>
    </message>
    <message>
        <source>drag</source>
        <translation>拖动</translation>
    </message>
    <message>
        <source>drawing lines</source>
        <translation>绘制线条</translation>
    </message>
    <message>
        <source>dress</source>
        <translation>连衣裙</translation>
    </message>
    <message>
        <source>faithful</source>
        <translation>忠实</translation>
    </message>
    <message>
        <source>fewer</source>
        <translation>较少</translation>
    </message>
    <message>
        <source>file has format version {version}, this program reads version {ours}; update GC Studio</source>
        <translation>文件格式版本为 {version}，本程序读取版本 {ours}；请更新 GC Studio</translation>
    </message>
    <message>
        <source>file is cut short: {count} bytes are not all of it; get the file again</source>
        <translation>文件被截断：{count} 字节不完整；请重新获取文件</translation>
    </message>
    <message>
        <source>file is damaged or cut short: the checksum does not match; get the file again</source>
        <translation>文件已损坏或被截断：校验和不符；请重新获取文件</translation>
    </message>
    <message>
        <source>finding landmarks needs OpenVINO, which is not installed: pip install openvino</source>
        <translation>查找面部特征点需要 OpenVINO，但尚未安装：pip install openvino</translation>
    </message>
    <message>
        <source>finding what to keep needs OpenVINO, which is not installed: pip install openvino</source>
        <translation>查找要保留的内容需要 OpenVINO，尚未安装：pip install openvino</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>精细</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>已折叠</translation>
    </message>
    <message>
        <source>found</source>
        <translation>已找到</translation>
    </message>
    <message>
        <source>hair</source>
        <translation>头发</translation>
    </message>
    <message>
        <source>in another tab</source>
        <translation>在另一标签页中</translation>
    </message>
    <message>
        <source>in use by another window of GC Studio</source>
        <translation>正被 GC Studio 的另一窗口使用</translation>
    </message>
    <message>
        <source>installed: {names}</source>
        <translation>已安装：{names}</translation>
    </message>
    <message>
        <source>it has no {what}</source>
        <translation>缺少 {what}</translation>
    </message>
    <message>
        <source>it has {count:,} characters, but at most {most:,} are read</source>
        <translation>有 {count:,} 个字符，但最多读取 {most:,} 个</translation>
    </message>
    <message>
        <source>it has {width}x{height} pixels</source>
        <translation>它有 {width}x{height} 像素</translation>
    </message>
    <message>
        <source>it holds no numbers</source>
        <translation>其中没有数字</translation>
    </message>
    <message>
        <source>it is open here; save it instead, or choose another name</source>
        <translation>它在此处已打开；请改为保存，或另选名称</translation>
    </message>
    <message>
        <source>it is {size}</source>
        <translation>它是 {size}</translation>
    </message>
    <message>
        <source>it was kept as {path}</source>
        <translation>已存为 {path}</translation>
    </message>
    <message>
        <source>its code does not have {count} values</source>
        <translation>其编码没有 {count} 个值</translation>
    </message>
    <message>
        <source>its code has values other than integers of at most {limit}</source>
        <translation>其编码含有不超过 {limit} 的整数以外的值</translation>
    </message>
    <message>
        <source>its header describes no model ({why})</source>
        <translation>其文件头未描述模型（{why}）</translation>
    </message>
    <message>
        <source>its identity {identity!r} is not eight hexadecimal digits</source>
        <translation>其标识 {identity!r} 不是八位十六进制数字</translation>
    </message>
    <message>
        <source>its lines are wider than a pixel; Structure &gt; Thin lines makes the file smaller</source>
        <translation>其线条宽于一像素；用“结构 &gt; 细化线条”可使文件更小</translation>
    </message>
    <message>
        <source>jacket</source>
        <translation>夹克</translation>
    </message>
    <message>
        <source>jeans</source>
        <translation>牛仔裤</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>lines that were changed</source>
        <translation>更改过的线条</translation>
    </message>
    <message>
        <source>lines {lines:,} B at scale {scale}</source>
        <translation>线条 {lines:,} B，比例 {scale}</translation>
    </message>
    <message>
        <source>looking…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>made with another model, {name} {model}</source>
        <translation>由另一模型 {name} {model} 制作</translation>
    </message>
    <message>
        <source>made with model {model}, but this version has {name} {identity}; open it with the version of GC Studio that made it</source>
        <translation>由模型 {model} 制作，但此版本为 {name} {identity}；请用制作它的 GC Studio 版本打开</translation>
    </message>
    <message>
        <source>made with model {name} {identity}, which is not installed; {installed}. Install it (gcx models says where), or open the file with the version of GC Studio that made it</source>
        <translation>由模型 {name} {identity} 制作，该模型未安装；{installed}。请安装它（gcx models 会说明位置），或用制作它的 GC Studio 版本打开</translation>
    </message>
    <message>
        <source>made with model {name} {model}; installed here: {models}</source>
        <translation>由模型 {name} {model} 制作；此处已安装：{models}</translation>
    </message>
    <message>
        <source>made with model {name}, which has layers that this program does not know; update GC Studio</source>
        <translation>由模型 {name} 制作，含有本程序不认识的图层；请更新 GC Studio</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <source>model {name}</source>
        <translation>模型 {name}</translation>
    </message>
    <message>
        <source>model {name} cannot be fitted to a number of bytes</source>
        <translation>模型 {name} 无法适配字节数</translation>
    </message>
    <message>
        <source>model {name} cannot be refined</source>
        <translation>模型 {name} 无法精修</translation>
    </message>
    <message>
        <source>model {name} has no class {number}; its classes are 0 to {last}</source>
        <translation>模型 {name} 没有类别 {number}；其类别为 0 到 {last}</translation>
    </message>
    <message>
        <source>model {name} has no textures</source>
        <translation>模型 {name} 没有纹理</translation>
    </message>
    <message>
        <source>model {name} is of family {family!r}, which this program does not know; update GC Studio</source>
        <translation>模型 {name} 属于本程序不认识的系列 {family!r}；请更新 GC Studio</translation>
    </message>
    <message>
        <source>model {name} paints up to {most} megapixels, and this picture has {count}; make it smaller</source>
        <translation>模型 {name} 最多绘制 {most} 百万像素，而这幅画有 {count}；请将其缩小</translation>
    </message>
    <message>
        <source>model {name} takes no labels</source>
        <translation>模型 {name} 不支持类别</translation>
    </message>
    <message>
        <source>more</source>
        <translation>较多</translation>
    </message>
    <message>
        <source>most of the structure map is white; lines are white on black</source>
        <translation>结构图大部分为白色；线条应为黑底白线</translation>
    </message>
    <message>
        <source>no copy of it could be kept: {why}</source>
        <translation>无法保存副本：{why}</translation>
    </message>
    <message>
        <source>no faces</source>
        <translation>没有人脸</translation>
    </message>
    <message>
        <source>no letters</source>
        <translation>没有文字</translation>
    </message>
    <message>
        <source>no lines</source>
        <translation>无线条</translation>
    </message>
    <message>
        <source>no model {wanted!r} is installed; {installed}</source>
        <translation>未安装模型 {wanted!r}；{installed}</translation>
    </message>
    <message>
        <source>no picture in it</source>
        <translation>其中没有图片</translation>
    </message>
    <message>
        <source>no subject</source>
        <translation>没有主体</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>none is installed</source>
        <translation>未安装任何模型</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>尚未选择</translation>
    </message>
    <message>
        <source>not a .gcx file</source>
        <translation>不是 .gcx 文件</translation>
    </message>
    <message>
        <source>not a GC Studio project</source>
        <translation>不是 GC Studio 项目</translation>
    </message>
    <message>
        <source>not a GC Studio project, or cut short; get the file again</source>
        <translation>不是 GC Studio 项目，或被截断；请重新获取文件</translation>
    </message>
    <message>
        <source>not a file but a device, a pipe or a socket</source>
        <translation>不是文件，而是设备、管道或套接字</translation>
    </message>
    <message>
        <source>not a file but a device, a pipe or a socket; choose another name</source>
        <translation>不是文件，而是设备、管道或套接字；请另选名称</translation>
    </message>
    <message>
        <source>not a link of a picture, which has a # with the picture behind it</source>
        <translation>不是图片链接；图片链接带有 #，其后是图片</translation>
    </message>
    <message>
        <source>not enough memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>not in the picture</source>
        <translation>画面中没有</translation>
    </message>
    <message>
        <source>not looked for</source>
        <translation>未查找</translation>
    </message>
    <message>
        <source>nothing that departs</source>
        <translation>没有偏差</translation>
    </message>
    <message>
        <source>of {most:,} that fit</source>
        <translation>最多 {most:,}</translation>
    </message>
    <message>
        <source>or drop one anywhere, or paste one with {paste}</source>
        <translation>或将照片拖放到任意位置，或用 {paste} 粘贴</translation>
    </message>
    <message>
        <source>ours</source>
        <translation>本文件</translation>
    </message>
    <message>
        <source>painting without OpenVINO</source>
        <translation>不用 OpenVINO 绘制</translation>
    </message>
    <message>
        <source>painting…</source>
        <translation>正在绘制…</translation>
    </message>
    <message>
        <source>painting… {percent} %</source>
        <translation>正在绘制… {percent} %</translation>
    </message>
    <message>
        <source>picture is {width}x{height}; sides from {least} to {most} pixels are supported, resize it first</source>
        <translation>图片为 {width}x{height}；支持的边长为 {least} 到 {most} 像素，请先调整大小</translation>
    </message>
    <message>
        <source>project has format version {version}, this program reads version {ours}; update GC Studio</source>
        <translation>项目格式版本为 {version}，本程序读取版本 {ours}；请更新 GC Studio</translation>
    </message>
    <message>
        <source>reading the photo</source>
        <translation>读取照片</translation>
    </message>
    <message>
        <source>refined</source>
        <translation>已精修</translation>
    </message>
    <message>
        <source>scarf</source>
        <translation>围巾</translation>
    </message>
    <message>
        <source>shoes</source>
        <translation>鞋</translation>
    </message>
    <message>
        <source>skin</source>
        <translation>皮肤</translation>
    </message>
    <message>
        <source>skirt</source>
        <translation>裙子</translation>
    </message>
    <message>
        <source>snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>step of the history</source>
        <translation>历史中的一步</translation>
    </message>
    <message>
        <source>stockings</source>
        <translation>袜子</translation>
    </message>
    <message>
        <source>structure</source>
        <translation>结构</translation>
    </message>
    <message>
        <source>sweater</source>
        <translation>毛衣</translation>
    </message>
    <message>
        <source>taking the photo apart</source>
        <translation>分解照片</translation>
    </message>
    <message>
        <source>texture</source>
        <translation>纹理</translation>
    </message>
    <message>
        <source>texture library {folder}: {why}</source>
        <translation>纹理库 {folder}：{why}</translation>
    </message>
    <message>
        <source>textures that were changed</source>
        <translation>更改过的纹理</translation>
    </message>
    <message>
        <source>textures: {count}</source>
        <translation>纹理：{count}</translation>
    </message>
    <message>
        <source>the file is no picture</source>
        <translation>该文件不是图片</translation>
    </message>
    <message>
        <source>the file is read-only; choose another name</source>
        <translation>文件为只读；请另选名称</translation>
    </message>
    <message>
        <source>the file is too large</source>
        <translation>文件过大</translation>
    </message>
    <message>
        <source>the file is too large to be a .gcx</source>
        <translation>文件过大，不可能是 .gcx</translation>
    </message>
    <message>
        <source>the label map</source>
        <translation>类别图</translation>
    </message>
    <message>
        <source>the lines and textures beside what is kept, which it chooses anew</source>
        <translation>保留部分之外的线条和纹理（会重新选择）</translation>
    </message>
    <message>
        <source>the mask</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <source>the mask has no white, so nothing is preserved; paint white what to keep</source>
        <translation>蒙版没有白色，因此不保留任何内容；请将要保留的部分涂白</translation>
    </message>
    <message>
        <source>the model is still loading</source>
        <translation>模型仍在加载</translation>
    </message>
    <message>
        <source>the model is still loading; try again in a moment</source>
        <translation>模型仍在加载；请稍后再试</translation>
    </message>
    <message>
        <source>the net for landmarks</source>
        <translation>面部特征点网络</translation>
    </message>
    <message>
        <source>the photo is {photo} and the document {document}; lines can only be found in a photo of the same size</source>
        <translation>照片为 {photo}，文档为 {document}；只能在相同大小的照片中查找线条</translation>
    </message>
    <message>
        <source>the photo is {photo}, the document {document}</source>
        <translation>照片为 {photo}，文档为 {document}</translation>
    </message>
    <message>
        <source>the photo that is open here is in it; choose another name</source>
        <translation>此处打开的照片就在其中；请另选名称</translation>
    </message>
    <message>
        <source>the picture is {width}x{height}; up to 1024x1024 pixels can be refined, scale it down</source>
        <translation>图片为 {width}x{height}；最多可精修 1024x1024 像素，请先缩小</translation>
    </message>
    <message>
        <source>the picture needs a feature ({kind}) that this program does not know; update GC Studio</source>
        <translation>图片需要本程序不认识的功能（{kind}）；请更新 GC Studio</translation>
    </message>
    <message>
        <source>the picture needs something that this program does not know; update GC Studio</source>
        <translation>图片需要本程序不认识的内容；请更新 GC Studio</translation>
    </message>
    <message>
        <source>the structure map</source>
        <translation>结构图</translation>
    </message>
    <message>
        <source>the structure map has no white, so no line is drawn; lines are white on black</source>
        <translation>结构图没有白色，因此没有线条；线条应为黑底白线</translation>
    </message>
    <message>
        <source>the subject</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>their own size</source>
        <translation>原大小</translation>
    </message>
    <message>
        <source>there is another file of this name, which is not replaced; choose another</source>
        <translation>已有同名的其他文件，不予替换；请另选名称</translation>
    </message>
    <message>
        <source>there is no picture of GC Studio behind the #</source>
        <translation># 之后没有 GC Studio 图片</translation>
    </message>
    <message>
        <source>this document was made with model {model}; installed is {identity}</source>
        <translation>此文档由模型 {model} 制作；已安装的是 {identity}</translation>
    </message>
    <message>
        <source>this needs {count} textures and one picture can hold {most}; choose a texture that is in the picture already, or change more of it at once</source>
        <translation>这需要 {count} 个纹理，而一张图片最多 {most} 个；请选择图片中已有的纹理，或一次更改更大范围</translation>
    </message>
    <message>
        <source>too large to be a GC Studio project</source>
        <translation>过大，不可能是 GC Studio 项目</translation>
    </message>
    <message>
        <source>top</source>
        <translation>上衣</translation>
    </message>
    <message>
        <source>trousers</source>
        <translation>裤子</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>what departs most</source>
        <translation>偏差最大之处</translation>
    </message>
    <message>
        <source>where the photo is: put its name in the place of {photo}</source>
        <translation>照片的位置：请用其名称替换 {photo}</translation>
    </message>
    <message>
        <source>{bpp:.3f} bpp</source>
        <translation>{bpp:.3f} bpp</translation>
    </message>
    <message>
        <source>{changes}, the last: {name}</source>
        <translation>{changes}，最后一处：{name}</translation>
    </message>
    <message>
        <source>{change} from left to right</source>
        <translation>从左到右 {change}</translation>
    </message>
    <message>
        <source>{colour} is painted to within {distance} of CIELAB</source>
        <translation>{colour} 已画出，误差 {distance} CIELAB</translation>
    </message>
    <message>
        <source>{colour} not painted: {why}</source>
        <translation>未画出 {colour}：{why}</translation>
    </message>
    <message>
        <source>{colour}, mixed</source>
        <translation>{colour}，混合</translation>
    </message>
    <message>
        <source>{count:,} bytes are too many for a link, which takes {most:,}; fit the picture to so many bytes, make it smaller, or keep less</source>
        <translation>{count:,} 字节对链接来说太多，最多 {most:,}；请将图片适配到该字节数、缩小或少保留一些</translation>
    </message>
    <message>
        <source>{count:,} characters are too many for a QR code; take a page with a shorter address</source>
        <translation>{count:,} 个字符对二维码来说太多；请使用地址更短的页面</translation>
    </message>
    <message>
        <source>{count:,} failed</source>
        <translation>{count:,} 张失败</translation>
    </message>
    <message>
        <source>{count:,} faithful</source>
        <translation>{count:,} 忠实</translation>
    </message>
    <message>
        <source>{count:,} fine</source>
        <translation>{count:,} 精细</translation>
    </message>
    <message>
        <source>{count:,} gist</source>
        <translation>{count:,} 概略</translation>
    </message>
    <message>
        <source>{count:,} pictures at once; take some, or Export many</source>
        <translation>一次 {count:,} 张图片；请选取一部分，或使用“批量导出”</translation>
    </message>
    <message>
        <source>{count:,} skipped</source>
        <translation>{count:,} 张跳过</translation>
    </message>
    <message>
        <source>{count} bytes follow after the end of the picture</source>
        <translation>图片结尾之后还有 {count} 字节</translation>
    </message>
    <message>
        <source>{delta} in the {layer}</source>
        <translation>{layer} {delta}</translation>
    </message>
    <message>
        <source>{device}, not found here</source>
        <translation>{device}，此处未找到</translation>
    </message>
    <message>
        <source>{done:,} of {count:,} photos done</source>
        <translation>已完成 {count:,} 张照片中的 {done:,} 张</translation>
    </message>
    <message>
        <source>{done} of {count} systems are painted</source>
        <translation>已绘制 {done}/{count} 个系统</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first} 与 {second}</translation>
    </message>
    <message>
        <source>{first} to {second}, {percent} %</source>
        <translation>{first} 到 {second}，{percent} %</translation>
    </message>
    <message>
        <source>{format} cannot be made of this picture: {why}</source>
        <translation>无法由此图片生成 {format}：{why}</translation>
    </message>
    <message>
        <source>{label} in your texture library was left out: {why}.</source>
        <translation>纹理库中的 {label} 已略过：{why}。</translation>
    </message>
    <message>
        <source>{level} parts</source>
        <translation>{level}部分</translation>
    </message>
    <message>
        <source>{lines:,} B of lines</source>
        <translation>{lines:,} B 线条</translation>
    </message>
    <message>
        <source>{more:,} B more would buy nothing.</source>
        <translation>再多 {more:,} B 也没有改善。</translation>
    </message>
    <message>
        <source>{more:,} B more would buy: {what}, which is hardly seen.</source>
        <translation>再多 {more:,} B 可得：{what}，几乎看不出差别。</translation>
    </message>
    <message>
        <source>{more:,} B more would buy: {what}; {nearer:.0f} % nearer to the photo.</source>
        <translation>再多 {more:,} B 可得：{what}；更接近照片 {nearer:.0f} %。</translation>
    </message>
    <message>
        <source>{name} at level {number}, {level}</source>
        <translation>{name}，级别 {number}，{level}</translation>
    </message>
    <message>
        <source>{name} cannot be made: {why}</source>
        <translation>无法生成 {name}：{why}</translation>
    </message>
    <message>
        <source>{name} cannot be replaced: {why}.</source>
        <translation>{name} 无法替换：{why}。</translation>
    </message>
    <message>
        <source>{name} cannot be understood</source>
        <translation>{name} 无法理解</translation>
    </message>
    <message>
        <source>{name} exists already in {folder}.</source>
        <translation>{folder} 中已有 {name}。</translation>
    </message>
    <message>
        <source>{name} exists already; choose it in the list to replace it</source>
        <translation>{name} 已存在；请在列表中选择它以替换</translation>
    </message>
    <message>
        <source>{name} gets the size of this picture; nothing of it is kept.</source>
        <translation>{name} 将采用此图片的大小；其内容不会保留。</translation>
    </message>
    <message>
        <source>{name} has no list of textures</source>
        <translation>{name} 没有纹理列表</translation>
    </message>
    <message>
        <source>{name} has no version</source>
        <translation>{name} 没有版本</translation>
    </message>
    <message>
        <source>{name} in it is compressed in a way that GC Studio does not write</source>
        <translation>其中的 {name} 采用了 GC Studio 不写入的压缩方式</translation>
    </message>
    <message>
        <source>{name} in it is encrypted; GC Studio reads projects without a password only</source>
        <translation>其中的 {name} 已加密；GC Studio 只读取没有密码的项目</translation>
    </message>
    <message>
        <source>{name} in it: {why}</source>
        <translation>其中的 {name}：{why}</translation>
    </message>
    <message>
        <source>{name} is another picture than the photo of this document; choose that</source>
        <translation>{name} 不是此文档的照片；请选择正确的照片</translation>
    </message>
    <message>
        <source>{name} is cut short or damaged: opened without {layers}. Get the file again if you can.</source>
        <translation>{name} 被截断或已损坏：打开时缺少{layers}。请尽可能重新获取文件。</translation>
    </message>
    <message>
        <source>{name} is in the clipboard, as a text to be pasted anywhere</source>
        <translation>{name} 已作为文本复制到剪贴板，可粘贴到任意位置</translation>
    </message>
    <message>
        <source>{name} is in the list; click it to use it</source>
        <translation>{name} 已在列表中；单击即可使用</translation>
    </message>
    <message>
        <source>{name} is in your textures now</source>
        <translation>{name} 已存入您的纹理</translation>
    </message>
    <message>
        <source>{name} is larger than {most} MB</source>
        <translation>{name} 大于 {most} MB</translation>
    </message>
    <message>
        <source>{name} is longer than {most} bytes; shorten it</source>
        <translation>{name} 超过 {most} 字节；请缩短</translation>
    </message>
    <message>
        <source>{name} is no study; gcx study build makes such files</source>
        <translation>{name} 不是调查文件；这类文件由 gcx study build 生成</translation>
    </message>
    <message>
        <source>{name} is not text</source>
        <translation>{name} 不是文本</translation>
    </message>
    <message>
        <source>{name} is open in your browser. Nothing is sent: at the end it gives you a file to send back.</source>
        <translation>{name} 已在浏览器中打开。不会发送任何内容：结束时会给您一个文件，由您寄回。</translation>
    </message>
    <message>
        <source>{name} is stretched to the shape of this picture; nothing of it is kept.</source>
        <translation>{name} 将拉伸为此图片的形状；其内容不会保留。</translation>
    </message>
    <message>
        <source>{name} must be one line of text without control characters</source>
        <translation>{name} 必须是一行不含控制字符的文本</translation>
    </message>
    <message>
        <source>{name} was changed by another program since it was opened or saved here.</source>
        <translation>{name} 自在此打开或保存后已被其他程序更改。</translation>
    </message>
    <message>
        <source>{name} was not written.</source>
        <translation>未写入 {name}。</translation>
    </message>
    <message>
        <source>{name} {identity}, not installed</source>
        <translation>{name} {identity}，未安装</translation>
    </message>
    <message>
        <source>{name}, unsaved changes</source>
        <translation>{name}，有未保存的更改</translation>
    </message>
    <message>
        <source>{name}, {size:,} B</source>
        <translation>{name}，{size:,} B</translation>
    </message>
    <message>
        <source>{name}: another window of GC Studio has used it meanwhile</source>
        <translation>{name}: 其间已被 GC Studio 的另一窗口使用</translation>
    </message>
    <message>
        <source>{name}: click to have what a texture applies to in it, or drag it to a region</source>
        <translation>{name}：单击即可为纹理的应用范围着色，或拖到区域上</translation>
    </message>
    <message>
        <source>{name}: click to use it</source>
        <translation>{name}：点击使用</translation>
    </message>
    <message>
        <source>{name}: damaged ({why})</source>
        <translation>{name}: 已损坏（{why}）</translation>
    </message>
    <message>
        <source>{name}: does not say how large it is; it needs a viewBox</source>
        <translation>{name}：未说明大小；需要 viewBox</translation>
    </message>
    <message>
        <source>{name}: holds a path of a class that the model does not have ({what})</source>
        <translation>{name}：含有模型没有的类别的路径（{what}）</translation>
    </message>
    <message>
        <source>{name}: holds a path that is no polygon; a label map is made of straight lines alone</source>
        <translation>{name}：含有非多边形的路径；类别图只由直线组成</translation>
    </message>
    <message>
        <source>{name}: holds class {number}, and the model has {count}, from 0 on; a label map has the number of a class in each pixel, or its colour</source>
        <translation>{name}：含有类别 {number}，而模型有 {count} 个类别（从 0 开始）；类别图的每个像素是类别的编号或其颜色</translation>
    </message>
    <message>
        <source>{name}: holds no path; a label map has one for each class</source>
        <translation>{name}：不含路径；类别图为每个类别各有一条路径</translation>
    </message>
    <message>
        <source>{name}: holds shapes or transformations; a label map is made of paths of straight lines alone</source>
        <translation>{name}：含有形状或变换；类别图只由直线路径组成</translation>
    </message>
    <message>
        <source>{name}: larger than any label map</source>
        <translation>{name}：比任何类别图都大</translation>
    </message>
    <message>
        <source>{name}: made by another version of GC Studio; update GC Studio</source>
        <translation>{name}: 由 GC Studio 的其他版本制作；请更新 GC Studio</translation>
    </message>
    <message>
        <source>{name}: more than {limit} megapixels; scale it down first</source>
        <translation>{name}: 超过 {limit} 百万像素；请先缩小</translation>
    </message>
    <message>
        <source>{name}: more than {most} MB through a pipe; save it as a file first</source>
        <translation>{name}: 通过管道超过 {most} MB；请先保存为文件</translation>
    </message>
    <message>
        <source>{name}: no such file</source>
        <translation>{name}: 没有此文件</translation>
    </message>
    <message>
        <source>{name}: not a label map, its colours are not those of the classes; save it with a palette, or as grey numbers of classes</source>
        <translation>{name}：不是类别图，其颜色不是类别的颜色；请以调色板或灰度类别编号保存</translation>
    </message>
    <message>
        <source>{name}: not a photo that can be read (supported: {known} and others)</source>
        <translation>{name}: 不是可读取的照片（支持：{known} 等）</translation>
    </message>
    <message>
        <source>{name}: not an SVG file that can be read</source>
        <translation>{name}：不是可读取的 SVG 文件</translation>
    </message>
    <message>
        <source>{name}: opened the picture in its QR code</source>
        <translation>{name}：已打开其二维码中的图片</translation>
    </message>
    <message>
        <source>{name}: skipped, its files exist already</source>
        <translation>{name}: 已跳过，其文件已存在</translation>
    </message>
    <message>
        <source>{name}: takes more memory than there is; scale it down first</source>
        <translation>{name}: 所需内存超出可用内存；请先缩小</translation>
    </message>
    <message>
        <source>{name}: too large to be a GC Studio project</source>
        <translation>{name}: 过大，不可能是 GC Studio 项目</translation>
    </message>
    <message>
        <source>{name}: {what} is {found}{turned}, the picture {width}x{height}; it needs the shape of the picture</source>
        <translation>{name}: {what}为 {found}{turned}，图片为 {width}x{height}；形状须与图片一致</translation>
    </message>
    <message>
        <source>{name}: {width}x{height} is more than {limit} megapixels; scale it down first</source>
        <translation>{name}: {width}x{height} 超过 {limit} 百万像素；请先缩小</translation>
    </message>
    <message>
        <source>{number:,} of {count:,}: {name}</source>
        <translation>{number:,}/{count:,}：{name}</translation>
    </message>
    <message>
        <source>{page} is no address of a page; one is such as {example}, with no # in it</source>
        <translation>{page} 不是页面地址；地址形如 {example}，不含 #</translation>
    </message>
    <message>
        <source>{path} was written by a later version of GC Studio; use that one</source>
        <translation>{path} 由更新版本的 GC Studio 写入；请使用该版本</translation>
    </message>
    <message>
        <source>{photo}: cannot write {name}: {why}</source>
        <translation>{photo}: 无法写入 {name}：{why}</translation>
    </message>
    <message>
        <source>{pixels}; its file takes {size:,} B</source>
        <translation>{pixels}；文件为 {size:,} B</translation>
    </message>
    <message>
        <source>{share} of the picture</source>
        <translation>占画面 {share}</translation>
    </message>
    <message>
        <source>{size:,} B</source>
        <translation>{size:,} B</translation>
    </message>
    <message>
        <source>{size:,} B in all</source>
        <translation>共 {size:,} B</translation>
    </message>
    <message>
        <source>{size:,} B, its smallest</source>
        <translation>{size:,} B，最小值</translation>
    </message>
    <message>
        <source>{size:,} of {target:,} B: {what}</source>
        <translation>{size:,}/{target:,} B：{what}</translation>
    </message>
    <message>
        <source>{size} is too small; take a size from {least} to {most}</source>
        <translation>{size} 过小；请选择 {least} 到 {most} 的大小</translation>
    </message>
    <message>
        <source>{size} modules</source>
        <translation>{size} 模块</translation>
    </message>
    <message>
        <source>{size} pixels</source>
        <translation>{size} 像素</translation>
    </message>
    <message>
        <source>{size} pixels, the automatic size</source>
        <translation>{size} 像素，自动大小</translation>
    </message>
    <message>
        <source>{size} would become {shape}</source>
        <translation>{size} 将变为 {shape}</translation>
    </message>
    <message>
        <source>{size}, as large as the photo</source>
        <translation>{size}，与照片同大</translation>
    </message>
    <message>
        <source>{size}, as the photo</source>
        <translation>{size}，与照片相同</translation>
    </message>
    <message>
        <source>{size}, {n} times</source>
        <translation>{size}，{n} 倍</translation>
    </message>
    <message>
        <source>{target:,} B are too few: the least is {least:,} B</source>
        <translation>{target:,} B 太少：至少需要 {least:,} B</translation>
    </message>
    <message>
        <source>{times} times the .gcx</source>
        <translation>.gcx 的 {times} 倍</translation>
    </message>
    <message>
        <source>{tool}, by pen</source>
        <translation>{tool}，按笔压</translation>
    </message>
    <message>
        <source>{tool}, one level</source>
        <translation>{tool}，一级</translation>
    </message>
    <message>
        <source>{was} scaled to {now}, as sides have at most {most} pixels</source>
        <translation>{was} 已缩放为 {now}，因为边长最多 {most} 像素</translation>
    </message>
    <message>
        <source>{what} in {path} does not fit this version of GC Studio</source>
        <translation>{path} 中的 {what} 与此版本的 GC Studio 不符</translation>
    </message>
    <message>
        <source>{what} needs torch, which this edition comes without: install it with pip install gc-studio</source>
        <translation>{what}需要 torch，而此版本不含它：请用 pip install gc-studio 安装</translation>
    </message>
    <message>
        <source>{what}, but sides have at most {most} pixels; {help}</source>
        <translation>{what}，但边长最多 {most} 像素；{help}</translation>
    </message>
    <message>
        <source>{width}x{height} is too long; crop it to at most {most} times its shorter side</source>
        <translation>{width}x{height} 过长；请裁剪到不超过短边的 {most} 倍</translation>
    </message>
    <message numerus="yes">
        <source>{work} (and %n more)</source>
        <translation>
            <numerusform>{work}（另有 %n 项）</numerusform>
        </translation>
    </message>
    <message>
        <source>“{name}” is no longer in your texture library.</source>
        <translation>“{name}”已不在您的纹理库中。</translation>
    </message>
</context>
</TS>
